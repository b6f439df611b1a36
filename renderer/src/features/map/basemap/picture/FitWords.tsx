import { Segmented } from 'antd';
import { t } from '#renderer/ui/index';
import { PLACEMENT_METHODS, POINTS_NEEDED } from '#shared/domain/basemap/placement';
import { checkedM, type DraftFit, verdictOf } from './fit.ts';
import { MOST_POINTS, type PlacingDraft } from './placing.ts';

type FitProps = { draftFit: DraftFit; onMethod: (method: PlacingDraft['method']) => void };

/** The error in metres and in plain words. */
function Words({ draftFit }: { draftFit: DraftFit }) {
  const { fit, points } = draftFit;
  if (!fit) return <p className="lm-muted">{t('map.basemap.placing.need', { count: 2 - points.length })}</p>;
  if (!fit.ok) return <p className="lm-field-error">{t(`map.basemap.placementFault.${fit.reason}`)}</p>;
  const verdict = verdictOf(fit);
  const check = verdict === 'exact' ? checkedM(draftFit) : null;
  return (
    <p className="lm-placing-verdict" data-verdict={verdict} role="status">
      {verdict !== 'exact' && <b>{t('map.basemap.placing.rms', { metres: fit.rmsM.toFixed(1) })} </b>}
      {t(
        `map.basemap.placing.verdict.${verdict === 'exact' && points.length >= MOST_POINTS ? 'full' : verdict}`,
      )}
      {check !== null && ` ${t('map.basemap.placing.check', { metres: check.toFixed(1) })}`}
      <small className="lm-muted">
        {t('map.basemap.placing.scale', {
          metres: fit.metresPerPixel.toPrecision(2),
          degrees: Math.round(fit.turnedDeg),
        })}
      </small>
    </p>
  );
}

/** How the picture is laid, and how well. */
export function FitWords({ draftFit, onMethod }: FitProps) {
  return (
    <>
      <Segmented
        block
        size="small"
        value={draftFit.method}
        options={PLACEMENT_METHODS.map((value) => ({
          value,
          label: t(`map.basemap.placing.method.${value}`),
          title: t(`map.basemap.placing.methodHint.${value}`),
          disabled: draftFit.points.length < POINTS_NEEDED[value],
        }))}
        onChange={onMethod}
      />
      <Words draftFit={draftFit} />
    </>
  );
}
