import { ImportOutlined } from '@ant-design/icons';
import { App, Button, Modal } from 'antd';
import { useState } from 'react';
import { api, useApiCommand } from '#renderer/api/index';
import { useCategories } from '#renderer/api/lookups';
import { pickFile } from '#renderer/platform/index';
import { dynamic, LevelBadge, t, useErrorNotice } from '#renderer/ui/index';
import type { CategoryProposal } from '#shared/contract/categorySheet';
import type { OutputOf } from '#shared/contract/index';

type Found = OutputOf<'categories.readSheet'>;
type Changed = CategoryProposal['changes'][number];

const SHEETS = '.xlsx,.xls,.csv';

const Words = ({ change, words }: { change: Changed; words: readonly string[] }) =>
  change.key === 'level'
    ? words.map((level) => <LevelBadge key={level} level={Number(level)} />)
    : words.join('、');

function Change({ change }: { change: Changed }) {
  const { key, removed, added } = change;
  return (
    <div className="lm-category-change">
      <span className="lm-muted">{key === 'name' ? t('field.name') : dynamic(`print.category.${key}`)}</span>
      <span>
        {removed.length > 0 && (
          <del>
            <Words change={change} words={removed} />
          </del>
        )}{' '}
        {added.length > 0 && (
          <ins>
            <Words change={change} words={added} />
          </ins>
        )}
      </span>
    </div>
  );
}

function Proposals({ proposals }: { proposals: Found['proposals'] }) {
  const { list } = useCategories();
  const names = new Map([
    ...list.map(({ id, name }) => [id, name] as const),
    ...proposals.map(({ id, draft }) => [id, draft.name] as const),
  ]);
  return (
    <table className="lm-plain-table lm-category-changes">
      <tbody>
        {proposals.map(({ id, version, draft, changes }) => (
          <tr key={id} data-proposal={draft.name}>
            <th scope="row">
              {draft.name}
              <small>{draft.parentId === null ? '' : names.get(draft.parentId)}</small>
              {version === null && <em>{t('categories.importNew')}</em>}
            </th>
            <td>
              {changes
                .filter(({ key }) => version !== null || (key !== 'name' && key !== 'group'))
                .map((change) => (
                  <Change key={change.key} change={change} />
                ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ImportDialog({ found, onClose }: { found: Found; onClose: () => void }) {
  const { message } = App.useApp();
  const showError = useErrorNotice();
  const apply = useApiCommand('categories.applySheet');
  const { proposals, faults, unchanged, untold } = found;
  const added = proposals.filter(({ version }) => version === null).length;
  const submit = (): void =>
    apply.mutate(
      { proposals: proposals.map(({ id, version, draft }) => ({ id, version, draft })) },
      {
        onSuccess: (done) => {
          void message.success(t('categories.imported', done));
          onClose();
        },
        onError: showError,
      },
    );
  return (
    <Modal
      open
      title={t('categories.importTitle')}
      width={820}
      style={{ top: 24 }}
      okText={t('categories.importOk', { count: proposals.length })}
      cancelText={t('ui.cancel')}
      okButtonProps={{ disabled: proposals.length === 0, loading: apply.isPending }}
      onOk={submit}
      onCancel={onClose}
    >
      <p>
        {proposals.length === 0
          ? t('categories.importNothing', { unchanged })
          : t('categories.importSummary', { changed: proposals.length - added, added, unchanged, untold })}
      </p>
      {faults.length > 0 && (
        <div role="alert" className="lm-category-faults">
          {t('categories.importFaults')}
          <ul>
            {faults.map(({ line, code, text }) => (
              <li key={line}>
                {t('categories.importLine', { line })} · {t(`categories.fault.${code}`, { text })}
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className="lm-category-import">
        <Proposals proposals={proposals} />
      </div>
    </Modal>
  );
}

/** Takes a 权责清单 back that was changed in Excel, or one of another office: first shows what would change. */
export function CategoryImport() {
  const [found, setFound] = useState<Found | null>(null);
  const [reading, setReading] = useState(false);
  const showError = useErrorNotice();
  const read = async (): Promise<void> => {
    try {
      const file = await pickFile(SHEETS);
      if (!file) return;
      setReading(true);
      setFound(await api.categories.readSheet(file));
    } catch (error) {
      showError(error);
    } finally {
      setReading(false);
    }
  };
  return (
    <>
      <Button
        icon={<ImportOutlined />}
        data-action="categories-import"
        loading={reading}
        onClick={() => void read()}
      >
        {t('categories.import')}
      </Button>
      {found && <ImportDialog found={found} onClose={() => setFound(null)} />}
    </>
  );
}
