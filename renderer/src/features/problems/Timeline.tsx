import { dynamic, formatTime, t } from '#renderer/ui/index';
import type { ProblemDetail } from '#shared/contract/problems';

/** A problem's life, first step first. */
export function Timeline({ events }: { events: ProblemDetail['events'] }) {
  return (
    <ol className="lm-timeline" aria-label={t('problem.timeline')}>
      {events.map((event) => (
        <li key={event.id}>
          <time>{formatTime(event.atMs)}</time>
          <strong>{dynamic(`problemAction.${event.action}`, t('history.change'))}</strong>
          {event.note && <span>{event.note}</span>}
        </li>
      ))}
    </ol>
  );
}
