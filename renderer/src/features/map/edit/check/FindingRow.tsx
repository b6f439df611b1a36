import { Button } from 'antd';
import { useCells } from '#renderer/api/lookups';
import { dynamic, formatArea, formatCount, t } from '#renderer/ui/index';
import type { CellFinding } from '#shared/contract/cellEdits';

type Fix = CellFinding['fixes'][number];
type FindingRowProps = {
  finding: CellFinding;
  active: boolean;
  saving: boolean;
  onShow: () => void;
  onFix: (fix: Fix) => void;
};

/** One finding: a click shows it on the map, Enter on the shown one takes the first way out. */
export function FindingRow({ finding, active, saving, onShow, onFix }: FindingRowProps) {
  const { nameOf } = useCells();
  const { cellIds, areaM2, count, fixes } = finding;
  const names = cellIds.slice(0, 3).flatMap((id) => nameOf(id) ?? []);
  const size = [
    areaM2 === null ? null : formatArea(areaM2),
    count === null ? null : t('cellEdit.records', { count: formatCount(count) }),
  ].filter(Boolean);
  const [first] = fixes;
  return (
    <div className="lm-edit-finding" data-active={active || undefined}>
      <button
        type="button"
        className="lm-bare"
        aria-pressed={active}
        onClick={onShow}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !active || !first || saving) return;
          event.preventDefault();
          onFix(first);
        }}
      >
        <span>{names.join('、') || t('cellEdit.noCell')}</span>
        <small>{size.join(' · ')}</small>
      </button>
      {active && (
        <div className="lm-edit-fixes">
          {fixes.length === 0 && <span className="lm-muted">{t('cellEdit.noFix')}</span>}
          {fixes.map((fix, index) => (
            <Button
              key={`${fix.label}${fix.cellName}`}
              size="small"
              type={index === 0 ? 'primary' : 'default'}
              loading={saving && index === 0}
              data-fix={fix.label}
              onClick={() => onFix(fix)}
            >
              {dynamic(`cells.fix.${fix.label}`, fix.label, { name: fix.cellName })}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
