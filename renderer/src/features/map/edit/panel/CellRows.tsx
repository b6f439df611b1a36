import { Input } from 'antd';
import { formatArea, formatCount, t } from '#renderer/ui/index';
import { areaM2 } from '#shared/domain/geo/distance';
import type { Area } from '#shared/domain/geo/types';
import type { CellEdit } from '#shared/domain/grid/edit/index';
import { useEdit } from '../editState.ts';
import { partColour } from '../paint/colours.ts';
import { partsOf } from '../parts.ts';
import type { Outcome } from '../useOutcome.ts';

type Row = {
  readonly id: string;
  readonly name: string;
  readonly code: string;
  readonly geometry: Area;
  readonly count: number;
};

type PartProps = { row: Row; index: number; numbered: boolean; fixed: boolean };

function Part({ row, index, numbered, fixed }: PartProps) {
  return (
    <div className="lm-edit-part" data-part={index + 1}>
      {numbered && <b style={{ color: partColour(index) }}>{index + 1}</b>}
      {fixed ? <span className="lm-edit-name">{row.name}</span> : <NameAndCode row={row} />}
      <small>
        {t('cellEdit.partSize', { area: formatArea(areaM2(row.geometry)), count: formatCount(row.count) })}
      </small>
    </div>
  );
}

function NameAndCode({ row }: { row: Row }) {
  const written = useEdit((state) => state.written);
  const own = written[row.id] ?? {};
  const write = (change: { name?: string; code?: string }): void =>
    useEdit.getState().set({ written: { ...written, [row.id]: { ...own, ...change } } });
  return (
    <>
      <Input
        size="small"
        value={own.name ?? row.name}
        maxLength={60}
        aria-label={t('field.name')}
        status={(own.name ?? row.name).trim() ? '' : 'error'}
        onChange={(event) => write({ name: event.target.value })}
      />
      <Input
        size="small"
        value={own.code ?? row.code}
        maxLength={30}
        aria-label={t('cells.code')}
        placeholder={t('cellEdit.codeAuto')}
        onChange={(event) => write({ code: event.target.value })}
      />
    </>
  );
}

/** The cells that the edit is about, with names and codes to be changed; and how many others it touches. */
export function CellRows({ outcome, edit }: { outcome: Outcome; edit: CellEdit }) {
  const state = useEdit();
  const { grid, effects, codes } = outcome;
  const parts = partsOf(grid, edit, state);
  const made = new Map(edit.create.map((cell) => [cell.id, cell]));
  const rows = parts.map(({ id, geometry }): Row => {
    const cell = grid.byId.get(id) ?? made.get(id);
    const code = codes.get(id) ?? cell?.code ?? '';
    return { id, geometry, name: cell?.name ?? '', code, count: effects.countOf.get(id) ?? 0 };
  });
  const kept = new Set(parts.map(({ id }) => id));
  const others = edit.reshape.filter(({ id }) => !kept.has(id)).length;
  return (
    <>
      <div className="lm-edit-parts">
        {rows.map((row, index) => (
          <Part
            key={row.id}
            row={row}
            index={index}
            numbered={rows.length > 1}
            fixed={state.step === 'hole'}
          />
        ))}
      </div>
      {others > 0 && <p className="lm-muted">{t('cellEdit.alsoChanged', { count: others })}</p>}
      {edit.remove.length > 0 && (
        <p className="lm-muted">{t('cellEdit.alsoRemoved', { names: removedNames(outcome, edit) })}</p>
      )}
    </>
  );
}

function removedNames({ grid }: Outcome, edit: CellEdit): string {
  const names = edit.remove.flatMap(({ id }) => grid.byId.get(id)?.name ?? []);
  return names.length > 4
    ? t('cellEdit.moreCells', { names: names.slice(0, 4).join('、'), count: names.length })
    : names.join('、');
}
