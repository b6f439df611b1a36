import { App, Button } from 'antd';
import { api, useApiQuery } from '#renderer/api/index';
import { useJob } from '#renderer/features/imports/index';
import { formatCount, JobProgress, t, useConfirm, useErrorNotice } from '#renderer/ui/index';
import type { KindId } from '#shared/domain/kinds/index';

const SURE = 0.9;

/** Takes every sure guess in one step, after saying how many that are. */
export function AcceptAll({ kinds }: { kinds: readonly KindId[] }) {
  const input = { kinds: [...kinds], confidence: SURE };
  const { data } = useApiQuery('addresses.outlook', input, { keepPrevious: true });
  const confirm = useConfirm();
  const { message } = App.useApp();
  const showError = useErrorNotice();
  const { running, run, stop } = useJob();
  const { sure = 0, total = 0 } = data ?? {};
  const accept = async (): Promise<void> => {
    const agreed = await confirm({
      title: t('address.acceptAllTitle', { count: sure }),
      consequence: t('address.acceptAllHint', { count: sure, left: total - sure }),
      ok: t('address.acceptAllOk'),
    });
    if (!agreed) return;
    try {
      const { placed, left } = await run((jobId) => api.addresses.placeAll({ ...input, jobId }));
      void message.success(t('address.placedAll', { count: placed, left }));
    } catch (error) {
      showError(error);
    }
  };
  if (running) return <JobProgress state={running.state} onCancel={stop} />;
  return (
    <Button type="primary" disabled={sure === 0} data-action="accept-all" onClick={() => void accept()}>
      {t('address.acceptAll', { count: formatCount(sure) })}
    </Button>
  );
}
