import { useApiQuery } from '#renderer/api/index';
import { useAppState } from '#renderer/state/index';
import { formatCount, formatTime, t } from '#renderer/ui/index';
import { type KindId, RESOURCE_KINDS } from '#shared/domain/kinds/index';
import { PointerPlace } from './PointerPlace.tsx';

/** The figures of the whole map, always in sight; those that ask for work lead to it. */
export function StatusBar() {
  const { data } = useApiQuery('app.counts', {}, { keepPrevious: true });
  const { setRoom, setView, setFilter } = useAppState.getState();
  if (!data) return <footer className="lm-status" />;
  const sum = (kinds: readonly string[]): string =>
    formatCount(kinds.reduce((total, kind) => total + (data.byKind[kind] ?? 0), 0));
  const showUnplaced = (): void => {
    const waiting = (kinds: readonly KindId[]): number =>
      kinds.reduce((total, kind) => total + (data.unplacedByKind[kind] ?? 0), 0);
    const [people, resources] = [waiting(['person']), waiting([...RESOURCE_KINDS, 'building'])];
    if (people + resources === 0) {
      setFilter({ unplaced: true });
      setRoom('risks');
      return;
    }
    // Where most of them wait.
    const room = people > resources ? 'people' : 'resources';
    setView(room, 'unplaced');
    setRoom(room);
  };
  return (
    <footer className="lm-status">
      <span>
        {t('shell.counts', { resources: sum(RESOURCE_KINDS), people: sum(['person']), risks: sum(['risk']) })}
      </span>
      <span>{t('shell.cells', { count: formatCount(data.cells) })}</span>
      <span>{t('shell.open', { count: formatCount(data.problemsOpen) })}</span>
      {data.unplaced > 0 && (
        <button type="button" data-action="unplaced" onClick={showUnplaced}>
          {t('shell.unplaced', { count: formatCount(data.unplaced) })}
        </button>
      )}
      {data.problemsOverdue > 0 && (
        <button type="button" className="lm-status-alert" onClick={() => setRoom('problems')}>
          {t('shell.overdue', { count: formatCount(data.problemsOverdue) })}
        </button>
      )}
      <span className="lm-status-space" />
      <span>
        {data.lastBackupAtMs === null
          ? t('shell.noBackup')
          : t('shell.lastBackup', { time: formatTime(data.lastBackupAtMs) })}
      </span>
      <PointerPlace />
    </footer>
  );
}
