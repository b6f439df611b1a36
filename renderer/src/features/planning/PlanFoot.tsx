import { SendOutlined } from '@ant-design/icons';
import { App, Button, Input } from 'antd';
import { useApiCommand } from '#renderer/api/index';
import { t, useConfirm, useErrorNotice } from '#renderer/ui/index';
import type { PlanAnswer } from '#shared/contract/planning';
import { usePlanState } from './state.ts';

/** 全部派单: says what will happen, then does it in one step that one Ctrl+Z takes back. */
export function PlanFoot({ plan, busy }: { plan: PlanAnswer; busy: boolean }) {
  const note = usePlanState((state) => state.note);
  const { message } = App.useApp();
  const confirm = useConfirm();
  const showError = useErrorNotice();
  const dispatch = useApiCommand('planning.dispatch');
  const rows = plan.rows.filter(({ picks }) => picks.length > 0);
  const helpers = new Set(rows.flatMap(({ picks }) => picks.map(({ thingId }) => thingId))).size;
  const counts = { problems: rows.length, helpers };
  const without = plan.rows.length - rows.length;
  const send = async (): Promise<void> => {
    const rest = without > 0 ? t('plan.confirmRest', { count: without }) : '';
    const ok = await confirm({
      title: t('plan.confirmTitle'),
      consequence: `${t('plan.confirm', counts)}${rest}`,
      ok: t('plan.dispatchAll'),
    });
    if (!ok) return;
    dispatch.mutate(
      {
        items: rows.map(({ problemId, version, picks }) => ({
          problemId,
          version,
          picks: picks.map(({ thingId, reasons }) => ({ thingId, reasons })),
        })),
        note: note.trim() || null,
      },
      {
        onSuccess: (sent) => {
          usePlanState.getState().finish();
          void message.success(t('plan.dispatched', sent));
        },
        onError: showError,
      },
    );
  };
  return (
    <footer className="lm-plan-foot">
      <Input
        placeholder={t('plan.note')}
        aria-label={t('plan.note')}
        value={note}
        maxLength={1000}
        onChange={(event) => usePlanState.getState().setNote(event.target.value)}
      />
      <Button
        type="primary"
        icon={<SendOutlined />}
        data-action="dispatch-all"
        loading={dispatch.isPending}
        disabled={rows.length === 0 || busy}
        onClick={() => void send()}
      >
        {rows.length === 0 ? t('plan.nothingToSend') : t('plan.dispatchAllCount', { count: rows.length })}
      </Button>
    </footer>
  );
}
