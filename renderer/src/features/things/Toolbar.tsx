import {
  DeleteOutlined,
  EditOutlined,
  ImportOutlined,
  PlusOutlined,
  PrinterOutlined,
} from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import type { ReactNode } from 'react';
import { useAppState } from '#renderer/state/index';
import { KindSymbol, kindName, t } from '#renderer/ui/index';
import type { KindId } from '#shared/domain/kinds/index';

type AddProps = { kinds: readonly KindId[]; primary?: boolean };

/** 新增: the kind at once, or a choice where the room has several. */
export function AddButton({ kinds, primary = true }: AddProps) {
  const add = (kind: KindId): void => {
    const { select, setCard } = useAppState.getState();
    select(null);
    setCard({ type: 'thingForm', kind, id: null });
  };
  const [only, ...others] = kinds;
  const look = { type: primary ? ('primary' as const) : ('default' as const), icon: <PlusOutlined /> };
  if (only && others.length === 0) {
    return (
      <Button {...look} data-action="add" onClick={() => add(only)}>
        {t('things.addKind', { kind: kindName(only) })}
      </Button>
    );
  }
  const items = kinds.map((kind) => ({
    key: kind,
    icon: <KindSymbol kind={kind} />,
    label: kindName(kind),
    onClick: () => add(kind),
  }));
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button {...look} data-action="add">
        {t('ui.add')}
      </Button>
    </Dropdown>
  );
}

type ToolbarProps = AddProps & {
  total: number;
  checked: number;
  onPrint: () => void;
  onDelete: () => void;
  onBulk: () => void;
  /** How the table looks. */
  children?: ReactNode;
};

/** What can be done with the table: add, import, print, delete the ticked. */
export function Toolbar({ kinds, total, checked, onPrint, onDelete, onBulk, children }: ToolbarProps) {
  const setImportOpen = useAppState((state) => state.setImportOpen);
  return (
    <div className="lm-toolbar">
      <AddButton kinds={kinds} />
      <Button icon={<ImportOutlined />} data-action="import" onClick={() => setImportOpen(true)}>
        {t('things.import')}
      </Button>
      <Button icon={<PrinterOutlined />} data-action="print" disabled={total === 0} onClick={onPrint}>
        {t('things.print')}
      </Button>
      {checked > 0 && (
        <Button icon={<EditOutlined />} data-action="bulk" onClick={onBulk}>
          {t('grid.bulk')}
        </Button>
      )}
      {checked > 0 && (
        <Button danger icon={<DeleteOutlined />} data-action="delete" onClick={onDelete}>
          {t('things.deleteCount', { count: checked })}
        </Button>
      )}
      {children}
      <span className="lm-toolbar-total">{t('ui.total', { count: total })}</span>
    </div>
  );
}
