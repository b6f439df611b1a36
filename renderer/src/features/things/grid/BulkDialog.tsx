import { Alert, Button, Input, Modal, Select, Table } from 'antd';
import { useState } from 'react';
import { api } from '#renderer/api/index';
import { useJob } from '#renderer/features/imports/index';
import { dynamic, fieldLabel, JobProgress, t, useErrorNotice } from '#renderer/ui/index';
import type { Targets } from '#shared/contract/bulk';
import type { OutputOf } from '#shared/contract/index';
import { type Change, type ChangeOp, opsOf } from '#shared/domain/bulk/index';
import type { FieldSpec, KindId } from '#shared/domain/kinds/index';
import { FieldInput } from '../fields.tsx';
import { fieldText, fieldValue, type Lookups } from '../values.ts';
import { refusalText } from './refusalText.ts';

type Props = {
  targets: Targets;
  count: number;
  kinds: readonly KindId[];
  fields: readonly FieldSpec[];
  lookups: Lookups;
  onClose: () => void;
  onDone: (changed: number) => void;
};
type Preview = OutputOf<'things.bulkPreview'>;
type Draft = {
  readonly value: unknown;
  readonly words: string[];
  readonly find: string;
  readonly by: string;
};
const EMPTY: Draft = { value: null, words: [], find: '', by: '' };

/** The change that is described so far, or null while something is missing. */
function changeOf(op: ChangeOp, key: string, { value, words, find, by }: Draft): Change | null {
  switch (op) {
    case 'set':
      return value === null || value === '' ? null : { op, key, value };
    case 'clear':
      return { op, key };
    case 'addTags':
    case 'removeTags':
      return words.length > 0 ? { op, key, words } : null;
    case 'replace':
      return find === '' ? null : { op, key, find, by };
  }
}

type InputProps = {
  op: ChangeOp;
  field: FieldSpec;
  kind: KindId;
  draft: Draft;
  onChange: (draft: Draft) => void;
};

function ChangeInput({ op, field, kind, draft, onChange }: InputProps) {
  if (op === 'set')
    return (
      <FieldInput
        id="bulk-value"
        kind={kind}
        field={field}
        value={draft.value}
        onChange={(value) => onChange({ ...draft, value })}
      />
    );
  if (op === 'replace')
    return (
      <div className="lm-inline">
        <Input
          aria-label={t('grid.find')}
          placeholder={t('grid.find')}
          value={draft.find}
          onChange={({ target }) => onChange({ ...draft, find: target.value })}
        />
        <Input
          aria-label={t('grid.by')}
          placeholder={t('grid.by')}
          value={draft.by}
          onChange={({ target }) => onChange({ ...draft, by: target.value })}
        />
      </div>
    );
  return op === 'clear' ? null : (
    <Select
      id="bulk-value"
      mode="tags"
      open={false}
      suffixIcon={null}
      tokenSeparators={['、', '，', ',', '；', ';']}
      placeholder={t('things.tagsHint')}
      value={draft.words}
      onChange={(words: string[]) => onChange({ ...draft, words })}
    />
  );
}

function PreviewTable({ preview, field, lookups }: { preview: Preview; field: FieldSpec; lookups: Lookups }) {
  const { changed, same, refused, rows } = preview;
  const refusedCount = refused.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <p data-preview>{t('grid.bulkCounts', { changed, same, refused: refusedCount })}</p>
      {refused.slice(0, 4).map((one) => (
        <Alert
          key={one.text}
          type="warning"
          title={t('grid.refusedBy', { count: one.count, why: refusalText(one) })}
        />
      ))}
      <Table
        size="small"
        pagination={false}
        scroll={{ y: 240 }}
        rowKey={({ before }) => before.id}
        dataSource={rows}
        columns={[
          { title: t('field.name'), width: 140, render: (_, { before }) => before.name },
          {
            title: t('grid.before'),
            render: (_, { before }) =>
              fieldText(field, fieldValue(before, field.key), { ...lookups, names: before.names }) ||
              t('blank'),
          },
          {
            title: t('grid.after'),
            render: (_, { after, refused: why }) =>
              after ? (
                fieldText(field, fieldValue(after, field.key), { ...lookups, names: after.names }) ||
                t('blank')
              ) : (
                <span className="lm-field-error">{why && refusalText(why)}</span>
              ),
          },
        ]}
      />
    </>
  );
}

/** 批量修改: one change to all that is meant, seen before it is done, taken back by one undo. */
export function BulkDialog({ targets, count, kinds, fields, lookups, onClose, onDone }: Props) {
  const able = fields.filter((field) => opsOf(field).length > 0 && field.key !== 'name');
  const [key, setKey] = useState(able[0]?.key ?? '');
  const field = able.find((one) => one.key === key);
  const ops = field ? opsOf(field) : [];
  const [chosen, setOp] = useState<ChangeOp>('set');
  const op = ops.includes(chosen) ? chosen : 'set';
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const [preview, setPreview] = useState<Preview | null>(null);
  const job = useJob();
  const showError = useErrorNotice();
  const change = field ? changeOf(op, field.key, draft) : null;
  const edit = (act: () => void): void => {
    act();
    setPreview(null);
  };
  const run = async (deed: (change: Change) => Promise<void>): Promise<void> => {
    if (change) await deed(change).catch(showError);
  };
  const look = (): Promise<void> =>
    run(async (change) =>
      setPreview(await job.run((jobId) => api.things.bulkPreview({ targets, change, jobId }))),
    );
  const apply = (): Promise<void> =>
    run(async (change) =>
      onDone((await job.run((jobId) => api.things.bulkUpdate({ targets, change, jobId }))).changed),
    );
  return (
    <Modal
      open
      width={760}
      className="lm-bulk"
      title={t('grid.bulkTitle', { count })}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button
            data-action="bulk-preview"
            disabled={!change || job.running !== null}
            onClick={() => void look()}
          >
            {t('grid.preview')}
          </Button>
          <Button
            type="primary"
            data-action="bulk-apply"
            disabled={!preview || preview.changed === 0 || job.running !== null}
            onClick={() => void apply()}
          >
            {t('grid.bulkApply', { count: preview?.changed ?? 0 })}
          </Button>
        </>
      }
    >
      <div className="lm-bulk-what">
        <Select
          aria-label={t('grid.bulkField')}
          data-bulk="field"
          showSearch={{ optionFilterProp: 'label' }}
          value={key}
          options={able.map((one) => ({ value: one.key, label: fieldLabel(one, kinds[0]) }))}
          onChange={(next) => edit(() => (setKey(next), setDraft(EMPTY)))}
        />
        <Select
          aria-label={t('grid.bulkOp')}
          data-bulk="op"
          value={op}
          options={ops.map((one) => ({ value: one, label: dynamic(`grid.op.${one}`) }))}
          onChange={(next) => edit(() => setOp(next))}
        />
        <div className="lm-bulk-value">
          {field && kinds[0] && (
            <ChangeInput
              key={key}
              op={op}
              field={field}
              kind={kinds[0]}
              draft={draft}
              onChange={(next) => edit(() => setDraft(next))}
            />
          )}
        </div>
      </div>
      {job.running && <JobProgress state={job.running.state} onCancel={job.stop} />}
      {preview && field && <PreviewTable preview={preview} field={field} lookups={lookups} />}
    </Modal>
  );
}
