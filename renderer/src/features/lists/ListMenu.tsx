import { DeleteOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useApiCommand } from '#renderer/api/index';
import { t, useConfirm, useErrorNotice } from '#renderer/ui/index';
import type { OutputOf } from '#shared/contract/index';
import type { ListSpec } from '#shared/contract/lists';
import { standardLists } from './standardLists.ts';

export type SavedList = OutputOf<'savedLists.save'>;

type RowProps = { title: string; chosen: boolean; onChoose: () => void; onRemove?: () => void };

function Row({ title, chosen, onChoose, onRemove }: RowProps) {
  return (
    <li className={chosen ? 'lm-list-row lm-chosen' : 'lm-list-row'}>
      <button type="button" className="lm-bare lm-list-name" aria-current={chosen} onClick={onChoose}>
        {title}
      </button>
      {onRemove && (
        <Button
          type="text"
          size="small"
          icon={<DeleteOutlined />}
          aria-label={t('print.remove', { title })}
          onClick={onRemove}
        />
      )}
    </li>
  );
}

type ListMenuProps = {
  saved: readonly SavedList[];
  chosenId: string;
  onChoose: (id: string, spec: ListSpec) => void;
  /** The 缺口清单 is no list of what there is, but of what there is not. */
  isGaps: boolean;
  onGaps: () => void;
};

/** The office's own lists, and those that every office has. */
export function ListMenu({ saved, chosenId, onChoose, isGaps, onGaps }: ListMenuProps) {
  const confirm = useConfirm();
  const remove = useApiCommand('savedLists.remove');
  const showError = useErrorNotice();
  const ask = async ({ id, spec }: SavedList): Promise<void> => {
    const words = {
      title: t('print.remove', { title: spec.title }),
      consequence: t('print.removeConsequence'),
      ok: t('ui.delete'),
      danger: true,
    };
    if (await confirm(words)) remove.mutate({ id }, { onError: showError });
  };
  return (
    <nav className="lm-list-menu" aria-label={t('room.lists')}>
      <h3>{t('print.mine')}</h3>
      {saved.length === 0 && <p className="lm-muted">{t('print.mineEmpty')}</p>}
      <ul>
        {saved.map((list) => (
          <Row
            key={list.id}
            title={list.spec.title}
            chosen={!isGaps && list.id === chosenId}
            onChoose={() => onChoose(list.id, list.spec)}
            onRemove={() => void ask(list)}
          />
        ))}
      </ul>
      <h3>{t('shortage.title')}</h3>
      <ul>
        <Row title={t('shortage.list')} chosen={isGaps} onChoose={onGaps} />
      </ul>
      <h3>{t('print.standards')}</h3>
      <ul>
        {standardLists().map(({ id, spec }) => (
          <Row
            key={id}
            title={spec.title}
            chosen={!isGaps && id === chosenId}
            onChoose={() => onChoose(id, spec)}
          />
        ))}
      </ul>
    </nav>
  );
}
