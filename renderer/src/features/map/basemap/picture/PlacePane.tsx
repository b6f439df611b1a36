import { Button, Select, Slider } from 'antd';
import { useEffect } from 'react';
import { useApiCommand } from '#renderer/api/index';
import { useCoordinates } from '#renderer/state/coordinates';
import { useAppState } from '#renderer/state/index';
import { t, useErrorNotice } from '#renderer/ui/index';
import type { Basemap } from '#shared/contract/basemaps';
import type { CoordinateSystem } from '#shared/domain/geo/types';
import { useBasemapList } from '../useBasemaps.ts';
import { FitWords } from './FitWords.tsx';
import { type DraftFit, fitDraft, isWhole } from './fit.ts';
import { PictureCanvas } from './PictureCanvas.tsx';
import { PointRow } from './PointRow.tsx';
import { clickPoint, MOST_POINTS, type PlacingDraft, usePlacing } from './placing.ts';

type Pictured = Basemap & { picture: NonNullable<Basemap['picture']> };
const SYSTEMS = ['wgs84', 'gcj02', 'bd09'] as const satisfies readonly CoordinateSystem[];

export const PLACE_TOOL = 'place-picture';

/** While the pane is open the map's clicks are ours; leaving that mode leaves the pane, and what was done stays. */
function usePlaceMode(): void {
  useEffect(() => {
    const { setMode } = useAppState.getState();
    setMode({ type: 'tool', tool: PLACE_TOOL, instruction: t('map.basemap.placing.instruction') });
    const stop = useAppState.subscribe(({ mode }) => {
      if (mode.type !== 'tool' || mode.tool !== PLACE_TOOL) usePlacing.getState().leave();
    });
    return () => {
      stop();
      const { mode } = useAppState.getState();
      if (mode.type === 'tool' && mode.tool === PLACE_TOOL) setMode({ type: 'browse' });
    };
  }, []);
}

function Points({ id, draft, draftFit }: { id: string; draft: PlacingDraft; draftFit: DraftFit }) {
  const { change, active, setActive } = usePlacing();
  const { typedCrs, keep } = useCoordinates();
  const crs = typedCrs ?? 'wgs84';
  const { fit } = draftFit;
  const residualOf = (key: string): number | null => {
    const index = draftFit.points.findIndex((point) => point.key === key);
    return fit?.ok && fit.spare > 0 && index >= 0 ? (fit.residualsM[index] ?? null) : null;
  };
  const { points } = draft;
  return (
    <table className="lm-placing-points">
      <thead>
        <tr>
          <th aria-label={t('map.basemap.placing.number')} />
          <th>{t('map.basemap.placing.spot')}</th>
          <th>
            {t('map.basemap.placing.place')}
            <Select
              size="small"
              variant="borderless"
              value={crs}
              aria-label={t('things.crs')}
              popupMatchSelectWidth={false}
              options={SYSTEMS.map((value) => ({ value, label: t(`things.crsName.${value}`) }))}
              onChange={(value: CoordinateSystem) => keep({ typedCrs: value })}
            />
          </th>
          <th>{t('map.basemap.placing.error')}</th>
          <th aria-label={t('ui.delete')} />
        </tr>
      </thead>
      <tbody>
        {points.map((point, index) => (
          <PointRow
            key={point.key}
            point={point}
            number={index + 1}
            active={point.key === active}
            residualM={residualOf(point.key)}
            crs={crs}
            onPlace={(at) => {
              change(id, { points: points.map((one) => (one.key === point.key ? { ...one, at } : one)) });
              setActive(null);
            }}
            onRemove={() => change(id, { points: points.filter(({ key }) => key !== point.key) })}
          />
        ))}
        {Array.from({ length: MOST_POINTS - points.length }, (_, index) => points.length + index + 1).map(
          (number) => (
            // Rows to come take their room now, so that the picture stays where it is.
            <tr key={number}>
              <th scope="row" className="lm-muted">
                {number}
              </th>
              <td colSpan={4} />
            </tr>
          ),
        )}
      </tbody>
    </table>
  );
}

/** What is to be done next, in one line. */
function nextStep(draft: PlacingDraft): string {
  const half = draft.points.find((point) => !isWhole(point));
  if (half) return t(half.pixel ? 'map.basemap.placing.nowMap' : 'map.basemap.placing.nowPicture');
  if (draft.points.length >= MOST_POINTS) return t('map.basemap.placing.full');
  return t(draft.points.length < 2 ? 'map.basemap.placing.nowPicture' : 'map.basemap.placing.more');
}

function Pane({ basemap, draft }: { basemap: Pictured; draft: PlacingDraft }) {
  const { change, leave, forget, active, setActive, opacity, setOpacity } = usePlacing();
  const update = useApiCommand('basemaps.update');
  const showError = useErrorNotice();
  usePlaceMode();
  const { id, picture } = basemap;
  const draftFit = fitDraft(draft, picture);
  const { fit, method, points } = draftFit;
  const save = (): void => {
    const placement = {
      method,
      points: points.map(({ pixel, at }) => ({ pixel: [...pixel] as [number, number], at })),
    };
    update.mutate(
      { id, placement, looks: { shown: true, opacity } },
      {
        onSuccess: () => {
          leave();
          forget(id);
        },
        onError: showError,
      },
    );
  };
  const click = (pixel: readonly [number, number]): void => {
    const next = clickPoint(draft.points, 'pixel', pixel);
    change(id, { points: next.points });
    setActive(next.active);
  };
  return (
    <aside className="lm-placing" aria-label={t('map.basemap.placing.title')}>
      <header>
        <b className="lm-ellipsis" title={basemap.name}>
          {t('map.basemap.placing.title')} · {basemap.name}
        </b>
        <span className="lm-placing-step">{nextStep(draft)}</span>
      </header>
      <PictureCanvas
        basemap={basemap}
        points={draft.points}
        active={active}
        onClick={click}
        onMove={(key, pixel) =>
          change(id, { points: draft.points.map((one) => (one.key === key ? { ...one, pixel } : one)) })
        }
      />
      <div className="lm-placing-foot">
        <Points id={id} draft={draft} draftFit={draftFit} />
        <FitWords draftFit={draftFit} onMethod={(chosen) => change(id, { method: chosen })} />
        <div className="lm-placing-buttons">
          <span className="lm-muted">{t('map.basemap.transparency')}</span>
          <Slider
            min={0}
            max={90}
            step={5}
            value={Math.round((1 - opacity) * 100)}
            tooltip={{ formatter: (value) => `${value ?? 0}%` }}
            onChange={(value) => setOpacity(1 - value / 100)}
          />
          <Button onClick={leave}>{t('map.basemap.placing.later')}</Button>
          <Button
            type="primary"
            disabled={!fit?.ok}
            loading={update.isPending}
            data-action="save-placement"
            onClick={save}
          >
            {t('map.basemap.placing.save')}
          </Button>
        </div>
      </div>
    </aside>
  );
}

/** Beside the map: the picture that is being placed, its points, and how well they fit. */
export function PlacePane() {
  const open = usePlacing((state) => state.open);
  const draft = usePlacing((state) => (open ? state.drafts[open] : undefined));
  const basemap = useBasemapList().find(({ id }) => id === open);
  if (!draft || !basemap?.picture) return null;
  return <Pane key={basemap.id} basemap={basemap as Pictured} draft={draft} />;
}
