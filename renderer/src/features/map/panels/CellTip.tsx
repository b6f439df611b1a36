import { useCategories, useCells } from '#renderer/api/lookups';
import { t } from '#renderer/ui/index';
import type { CellFill } from '../layers/cellFill.ts';
import { usePeriod } from '../time/usePeriod.ts';
import { basisOf, countedName, howCounted, noBase, smallBaseNote } from './measureWords.ts';

/** The value of the coloured cell under the pointer, and in words what it was made from. */
export function CellTip({ id, fill }: { id: string; fill: CellFill }) {
  const { byId } = useCells();
  const { nameOf } = useCategories();
  const { label } = usePeriod();
  const cell = byId.get(id);
  // From afar the cells above are coloured, near by the smallest: the tip tells the one that is.
  const coloured = [id, cell?.parentId ?? ''].find((one) => fill.valueOf(one));
  const found = coloured === undefined ? null : fill.valueOf(coloured);
  if (!found || coloured === undefined) return null;
  const name = countedName(fill, nameOf);
  const known = !Number.isNaN(found.value);
  const basis = known ? basisOf(fill, found, name) : null;
  return (
    <>
      <strong>{byId.get(coloured)?.name}</strong>
      <div>
        {name} · {howCounted(fill, label)}{' '}
        <strong className="lm-tip-value">{known ? fill.format(found.value) : t('blank')}</strong>
      </div>
      {(basis || !known) && <div className="lm-muted">{basis ?? noBase(fill)}</div>}
      {found.small && <div className="lm-tip-warn">{smallBaseNote(fill)}</div>}
    </>
  );
}
