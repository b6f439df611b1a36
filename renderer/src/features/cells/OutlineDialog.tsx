import { FolderOpenOutlined } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import { t } from '#renderer/ui/index';
import { OutlineOptions } from './OutlineOptions.tsx';
import { useOutlineImport } from './useOutlineImport.ts';

/** 导入边界: a GeoJSON file as the community's outline, or its areas as cells. */
export function OutlineDialog({ onClose }: { onClose: () => void }) {
  const { opened, opening, saving, change, choose, run, discard } = useOutlineImport(onClose);
  const ready = opened && (opened.choice.target === 'cells' || opened.choice.name.trim() !== '');
  const leave = (): void => {
    discard();
    onClose();
  };
  return (
    <Modal
      open
      title={t('cells.importOutline')}
      okText={t('cells.import')}
      cancelText={t('ui.cancel')}
      okButtonProps={{ disabled: !ready, loading: saving }}
      onOk={run}
      onCancel={leave}
      style={{ top: 56 }}
      width={opened?.choice.target === 'cells' ? 680 : 520}
    >
      <div className="lm-dialog">
        <Button
          block
          type={opened ? 'default' : 'primary'}
          icon={<FolderOpenOutlined />}
          loading={opening}
          onClick={choose}
        >
          {t(opened ? 'cells.otherFile' : 'cells.chooseFile')}
        </Button>
        {opened ? (
          <OutlineOptions file={opened.file} choice={opened.choice} onChange={change} />
        ) : (
          <p className="lm-muted">{t('cells.fileHint')}</p>
        )}
      </div>
    </Modal>
  );
}
