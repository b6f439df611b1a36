import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useApiCommand } from '#renderer/api/index';
import { type EditorProps, t, useErrorNotice } from '#renderer/ui/index';
import type { Thing } from '#shared/contract/things';
import type { ThingColumn } from '../columns.tsx';
import { FieldInput } from '../fields.tsx';
import { RevealButton } from '../RevealButton.tsx';
import { fieldValue, patchOf } from '../values.ts';

type Props = EditorProps<Thing> & { columns: readonly ThingColumn[] };

/** A masked cell: shown in full for a purpose first, or replaced by typing without ever seeing it. */
function MaskedCell({ row, column, onText }: Props) {
  return (
    <>
      <p className="lm-muted">{t('grid.masked')}</p>
      <RevealButton
        id={row.id}
        fields={[column.key]}
        onReveal={(values) => onText(String(values[column.key] ?? ''))}
      />
    </>
  );
}

/** The form's own input of a field, over its cell; 确定 or Ctrl+Enter saves. */
function FieldCell({ row, column, columns, onClose }: Props) {
  const field = columns.find(({ key }) => key === column.key)?.field;
  const [value, setValue] = useState<unknown>(fieldValue(row, column.key));
  const holder = useRef<HTMLDivElement>(null);
  const update = useApiCommand('things.update');
  const showError = useErrorNotice();
  useEffect(() => holder.current?.querySelector<HTMLElement>('input, button')?.focus(), []);
  if (!field) return null;
  const save = (): void =>
    update.mutate(
      { id: row.id, version: row.version, patch: patchOf(new Map([[column.key, value]])) },
      { onSuccess: onClose, onError: showError },
    );
  return (
    <div ref={holder} className="lm-grid-field" data-field={column.key}>
      <FieldInput
        id={`cell-${column.key}`}
        kind={row.kind}
        field={field}
        value={value}
        thing={row}
        onChange={setValue}
      />
      <div className="lm-inline">
        <Button size="small" type="primary" data-action="save-cell" loading={update.isPending} onClick={save}>
          {t('ui.save')}
        </Button>
        <Button size="small" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
      </div>
    </div>
  );
}

/** How a cell is edited that is not simply typed. */
export const CellInput = (props: Props) =>
  props.row.masked.includes(props.column.key) ? <MaskedCell {...props} /> : <FieldCell {...props} />;
