import { App, Button } from 'antd';
import { useApiCommand, useApiQuery } from '#renderer/api/index';
import { useAppState } from '#renderer/state/index';
import { EmptyState, formatBytes, formatTime, t, useConfirm, useErrorNotice } from '#renderer/ui/index';
import type { OutputOf } from '#shared/contract/index';

type Backup = OutputOf<'backups.list'>['backups'][number];

/** Goes back to a backup after saying what becomes of the present map. */
function useRestore() {
  const { message } = App.useApp();
  const confirm = useConfirm();
  const showError = useErrorNotice();
  const restore = useApiCommand('backups.restore');
  const goBack = async ({ id, atMs }: Backup): Promise<void> => {
    const yes = await confirm({
      title: t('backups.restoreTitle', { time: formatTime(atMs) }),
      consequence: t('backups.restoreHint'),
      ok: t('backups.restore'),
      danger: true,
    });
    if (!yes) return;
    try {
      await restore.mutateAsync({ id });
      useAppState.getState().select(null);
      void message.success(t('backups.restored'));
    } catch (error) {
      showError(error);
    }
  };
  return { goBack, restoringId: restore.isPending ? restore.variables.id : null };
}

function BackupTable({ backups }: { backups: readonly Backup[] }) {
  const { goBack, restoringId } = useRestore();
  return (
    <table className="lm-plain-table">
      <thead>
        <tr>
          <th>{t('backups.at')}</th>
          <th>{t('backups.why')}</th>
          <th className="lm-number">{t('backups.size')}</th>
          <th />
        </tr>
      </thead>
      <tbody>
        {backups.map((backup) => (
          <tr key={backup.id}>
            <td>{formatTime(backup.atMs)}</td>
            <td>{t(`backups.reason.${backup.reason}`)}</td>
            <td className="lm-number">{formatBytes(backup.sizeBytes)}</td>
            <td className="lm-number">
              <Button size="small" loading={restoringId === backup.id} onClick={() => void goBack(backup)}>
                {t('backups.restore')}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The backups of this map: make one now, or go back to one. */
export function Backups() {
  const { message } = App.useApp();
  const showError = useErrorNotice();
  const { data } = useApiQuery('backups.list', {});
  const now = useApiCommand('backups.now');
  const makeNow = (): void =>
    now.mutate({}, { onSuccess: () => void message.success(t('backups.made')), onError: showError });
  const button = (
    <Button type="primary" loading={now.isPending} onClick={makeNow}>
      {t('backups.now')}
    </Button>
  );
  if (!data) return null;
  if (data.backups.length === 0)
    return (
      <EmptyState
        title={t('backups.empty')}
        hint={`${t('backups.hint')}${t('backups.filesHint')}`}
        action={button}
      />
    );
  return (
    <>
      <div className="lm-settings-head">
        <p className="lm-muted">
          {t('backups.hint')} {t('backups.filesHint')}
        </p>
        {button}
      </div>
      <BackupTable backups={data.backups} />
    </>
  );
}
