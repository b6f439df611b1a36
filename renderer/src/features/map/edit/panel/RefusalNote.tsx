import { Alert } from 'antd';
import { t } from '#renderer/ui/index';
import type { Grid } from '#shared/domain/grid/edit/index';
import type { Refusal } from '../editState.ts';

const MOST_NAMES = 3;

/** Why an edit cannot be made, which cells are in the way, and what to do. */
export function RefusalNote({ refusal, grid }: { refusal: Refusal; grid: Grid }) {
  const names = refusal.cellIds.flatMap((id) => grid.byId.get(id)?.name ?? []);
  const shown = names.slice(0, MOST_NAMES).join('、');
  const more =
    names.length > MOST_NAMES ? t('cellEdit.moreCells', { names: shown, count: names.length }) : shown;
  return (
    <Alert
      type="warning"
      showIcon
      data-refused={refusal.reason}
      title={
        <>
          {t(`cells.refused.${refusal.reason}`)}
          {names.length > 0 && <div className="lm-muted">{t('cellEdit.concerns', { names: more })}</div>}
        </>
      }
    />
  );
}
