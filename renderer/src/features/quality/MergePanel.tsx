import { SwapOutlined } from '@ant-design/icons';
import { Alert, App, Button } from 'antd';
import { useState } from 'react';
import { useApiCommand, useApiQuery } from '#renderer/api/index';
import { useAppState } from '#renderer/state/index';
import { errorText, t, useErrorNotice } from '#renderer/ui/index';
import type { DuplicatePairRow } from '#shared/contract/duplicates';
import type { MergeChoice } from '#shared/domain/duplicates/index';
import { MergeTable } from './MergeTable.tsx';

type MergePanelProps = { pair: DuplicatePairRow; onDone: () => void };

/** The fuller record is the one to keep: more filled fields, then the older one. */
function keepFirst({ first, second }: DuplicatePairRow): boolean {
  const filled = (thing: DuplicatePairRow['first']): number =>
    Object.keys(thing.attrs).length +
    [thing.phone, thing.address, thing.note, thing.categoryId, thing.anchor].filter(Boolean).length;
  const [a, b] = [filled(first), filled(second)];
  return a === b ? first.createdAtMs <= second.createdAtMs : a > b;
}

/** Two records side by side, field by field; what is chosen becomes the one record. */
export function MergePanel({ pair, onDone }: MergePanelProps) {
  const { message } = App.useApp();
  const showError = useErrorNotice();
  const [swapped, setSwapped] = useState(!keepFirst(pair));
  const [choices, setChoices] = useState<Readonly<Record<string, MergeChoice>>>({});
  const [keep, other] = swapped ? [pair.second, pair.first] : [pair.first, pair.second];
  const preview = useApiQuery('duplicates.mergePreview', { keepId: keep.id, otherId: other.id });
  const merge = useApiCommand('duplicates.merge');
  const distinct = useApiCommand('duplicates.setDistinct');
  const busy = merge.isPending || distinct.isPending;

  const mergeNow = async (): Promise<void> => {
    if (!preview.data) return;
    try {
      const merged = await merge.mutateAsync({
        keepId: keep.id,
        otherId: other.id,
        keepVersion: preview.data.keep.version,
        otherVersion: preview.data.other.version,
        choices,
      });
      void message.success(t('duplicates.merged'));
      useAppState.getState().select({ type: 'thing', id: merged.id });
      onDone();
    } catch (error) {
      showError(error);
    }
  };
  const setDistinct = async (): Promise<void> => {
    try {
      await distinct.mutateAsync({ firstId: keep.id, secondId: other.id });
      onDone();
    } catch (error) {
      showError(error);
    }
  };
  const swap = (): void => {
    setSwapped(!swapped);
    setChoices({});
  };
  return (
    <div className="lm-merge">
      {preview.error && <Alert type="error" showIcon title={errorText(preview.error)} />}
      <div className="lm-merge-fields">
        {preview.data && (
          <MergeTable
            kind={keep.kind}
            fields={preview.data.fields}
            names={{ ...preview.data.keep.names, ...preview.data.other.names }}
            choices={choices}
            onChoose={(key, choice) => setChoices({ ...choices, [key]: choice })}
          />
        )}
      </div>
      <footer className="lm-merge-foot">
        <Button type="primary" data-action="merge" loading={busy} onClick={() => void mergeNow()}>
          {t('duplicates.merge')}
        </Button>
        <Button data-action="distinct" loading={busy} onClick={() => void setDistinct()}>
          {t('duplicates.distinct')}
        </Button>
        <Button icon={<SwapOutlined />} disabled={busy} onClick={swap}>
          {t('duplicates.swap')}
        </Button>
        <span className="lm-muted">{t('duplicates.mergeHint')}</span>
      </footer>
    </div>
  );
}
