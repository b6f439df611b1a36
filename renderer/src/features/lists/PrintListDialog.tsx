import { Button, Modal } from 'antd';
import { useState } from 'react';
import { t } from '#renderer/ui/index';
import type { ListSpec } from '#shared/contract/lists';
import { ListActions } from './ListActions.tsx';
import { ListOptions } from './ListOptions.tsx';
import { Preview } from './Preview.tsx';
import { usePrintChoice } from './usePrintChoice.ts';
import { useSaveList } from './useSaveList.ts';
import './lists.css';

type PrintListDialogProps = { open: boolean; spec: ListSpec; onClose: () => void };

/** What a table shows, as a list: on paper, as a file, or kept in 清单. Usable from every table. */
export function PrintListDialog({ open, spec, onClose }: PrintListDialogProps) {
  const [list, setList] = useState(spec);
  const [choice, setChoice] = usePrintChoice();
  const { save, saving } = useSaveList();
  const footer = (
    <div className="lm-print-foot">
      <Button
        data-action="list-save"
        loading={saving}
        disabled={!list.title.trim()}
        onClick={() => void save({ spec: list })}
      >
        {t('print.save')}
      </Button>
      <ListActions list={list} choice={choice} />
    </div>
  );
  return (
    <Modal
      open={open}
      title={t('print.dialog')}
      width={1000}
      onCancel={onClose}
      footer={footer}
      destroyOnHidden
    >
      <ListOptions list={list} onList={setList} choice={choice} onChoice={setChoice} />
      <div className="lm-print-preview">{list.title.trim() !== '' && <Preview list={list} />}</div>
    </Modal>
  );
}
