import { useEffect, useState } from 'react';
import { dynamic, Emblem, formatCount, ShapeSymbol, t } from '#renderer/ui/index';
import { kindOf } from '#shared/domain/kinds/index';
import { dayOf, partsOf } from '#shared/domain/period/index';
import { cstWeekday } from '#shared/domain/workflow/calendar';
import { fillOf } from '../points/symbolArt.ts';
import { useFigures } from './useFigures.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** Hours and minutes in China, `14:30`. */
export function clockText(atMs: number): string {
  const at = new Date(atMs + 8 * 3_600_000);
  return `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
}

function Clock() {
  const [nowMs, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const { year, month, date } = partsOf(dayOf(nowMs));
  const weekday = dynamic(`map.wall.weekday.${cstWeekday(nowMs)}`);
  return (
    <div className="lm-wall-clock">
      <span>{t('map.wall.date', { year, month: month + 1, date, weekday })}</span>
      <strong>{clockText(nowMs)}</strong>
    </div>
  );
}

/** The map's name, what is shown, and the time. */
export function WallHead({ mapName, viewName }: { mapName: string; viewName: string }) {
  return (
    <header className="lm-wall-head">
      <div className="lm-wall-name">
        <Emblem size={40} />
        <strong className="lm-ellipsis">{mapName}</strong>
      </div>
      <div className="lm-wall-view lm-ellipsis">{viewName}</div>
      <Clock />
    </header>
  );
}

function Figure({ name, value, alert = false }: { name: string; value: number; alert?: boolean }) {
  return (
    <div className="lm-wall-figure" data-alert={(alert && value > 0) || undefined}>
      <strong>{formatCount(value)}</strong>
      <span>{name}</span>
    </div>
  );
}

/** The key figures of the whole map, as they are now. */
export function WallFigures() {
  const { figures, asOfMs } = useFigures();
  if (!figures) return <div className="lm-wall-figures" />;
  const { shape } = kindOf('risk').symbol;
  return (
    <div className="lm-wall-figures">
      <Figure name={t('map.wall.open')} value={figures.open} />
      <Figure name={t('map.wall.overdue')} value={figures.overdue} alert />
      <Figure name={t('map.wall.closed')} value={figures.closed} />
      <div className="lm-wall-figure lm-wall-risks">
        <div>
          {[1, 2, 3, 4].map((level) => (
            <span key={level}>
              <ShapeSymbol shape={shape} colour={fillOf('risk', level)} size={22} />
              {dynamic(`level.${level}`)} <strong>{formatCount(figures.risks[level] ?? 0)}</strong>
            </span>
          ))}
        </div>
        <span>{t('map.wall.risks')}</span>
      </div>
      <Figure name={t('map.wall.resources')} value={figures.resources} />
      <Figure name={t('map.wall.people')} value={figures.people} />
      {asOfMs !== null && (
        <span className="lm-wall-asof">{t('map.wall.asOf', { time: clockText(asOfMs) })}</span>
      )}
    </div>
  );
}
