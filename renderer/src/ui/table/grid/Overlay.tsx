import type { ClipboardEvent, KeyboardEvent, RefObject } from 'react';
import { t } from '../../text.ts';
import { type Block, edgesOf } from './model.ts';
import type { GridProps } from './types.ts';
import type { useEditing } from './useEditing.ts';

type OverlayProps<Row> = {
  grid: GridProps<Row>;
  block: Block;
  layout: { readonly lefts: readonly number[] };
  scrollLeft: number;
  viewWidth: number;
  rowTop: (index: number) => number;
  edit: ReturnType<typeof useEditing>;
  input: RefObject<HTMLInputElement | null>;
  onKeyDown: (event: KeyboardEvent) => void;
  onCopy: (event: ClipboardEvent) => void;
  onPaste: (event: ClipboardEvent) => void;
};

/** Room that a panel under a cell needs, pixels. */
const POP_WIDTH = 280;

/** What stands over the cells: the input, the message of a refused cell, an input of its own, and the fill handle. */
export function Overlay<Row>(props: OverlayProps<Row>) {
  const { grid, block, layout, scrollLeft, rowTop, edit } = props;
  const { head } = block;
  const { bottom, right } = edgesOf(block);
  const left = (col: number): number => (layout.lefts[col] ?? 0) + (col < grid.frozen ? scrollLeft : 0);
  const column = grid.columns[head.col];
  const row = grid.rowAt(head.row);
  const draft = row !== undefined && column ? grid.draftAt(row, column.key) : undefined;
  const corner = grid.columns[right];
  const idle = edit.editing?.type !== 'text';
  // At the right edge of the pane it goes to the left rather than being cut off.
  const most = scrollLeft + props.viewWidth - POP_WIDTH;
  const below = { left: Math.max(scrollLeft, Math.min(left(head.col), most)), top: rowTop(head.row + 1) };
  return (
    <>
      <input
        ref={props.input}
        className="lm-grid-input"
        data-idle={idle}
        autoComplete="off"
        spellCheck={false}
        aria-label={column ? t('grid.cellInput', { name: column.title, row: head.row + 1 }) : grid.label}
        aria-activedescendant="lm-grid-cursor"
        style={{ left: left(head.col), top: rowTop(head.row), width: column?.width ?? 80 }}
        onKeyDown={props.onKeyDown}
        onCopy={props.onCopy}
        onPaste={props.onPaste}
        onCompositionStart={() => idle && edit.mayType(head) && edit.beginText(head, '', true)}
        onInput={() => idle && edit.beginText(head, '', true)}
        onBlur={edit.commit}
      />
      {edit.editing?.type === 'input' && row !== undefined && column && (
        // biome-ignore lint/a11y/noStaticElementInteractions: keys and clicks inside are the input's own
        <div
          className="lm-grid-pop"
          style={below}
          onPointerDown={(event) => event.stopPropagation()}
          onDoubleClick={(event) => event.stopPropagation()}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            edit.cancel();
          }}
        >
          <grid.Editor
            row={row}
            column={column}
            onClose={edit.cancel}
            onText={(text) => edit.beginText(head, text, false)}
          />
        </div>
      )}
      {idle && draft?.note && !edit.editing && (
        <div
          className="lm-grid-pop"
          role="alert"
          style={below}
          onPointerDown={(event) => event.stopPropagation()}
        >
          {draft.note}
        </div>
      )}
      {grid.total > 0 && corner && !edit.editing && (
        <span
          className="lm-grid-handle"
          data-fill
          title={t('grid.fillHint')}
          style={{ left: left(right) + corner.width, top: rowTop(bottom + 1) }}
        />
      )}
    </>
  );
}
