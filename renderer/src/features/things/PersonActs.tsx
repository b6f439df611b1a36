import { CheckOutlined, EllipsisOutlined } from '@ant-design/icons';
import { App, Button, Dropdown, Tooltip } from 'antd';
import { useApiCommand } from '#renderer/api/index';
import { useAppState } from '#renderer/state/index';
import { shorten, t, useConfirm, useErrorNotice } from '#renderer/ui/index';
import type { Thing } from '#shared/contract/things';
import { consentOf, mayBeAsked, needsConsent } from '#shared/domain/consent';
import { fieldOf } from '#shared/domain/kinds/index';

/** 已核实: today, by this user. Not for those who may not be kept. */
export function VerifyButton({ thing }: { thing: Thing }) {
  const { message } = App.useApp();
  const verify = useApiCommand('things.verify');
  const showError = useErrorNotice();
  if (!fieldOf(thing.kind, 'verifiedOn') || !mayBeAsked(thing.kind, thing.attrs)) return null;
  return (
    <Tooltip title={t('things.verifyTip')}>
      <Button
        icon={<CheckOutlined />}
        data-action="verify"
        loading={verify.isPending}
        onClick={() =>
          verify.mutate(
            { ids: [thing.id] },
            { onSuccess: () => void message.success(t('things.verified')), onError: showError },
          )
        }
      >
        {t('things.verify')}
      </Button>
    </Tooltip>
  );
}

/** What a person may ask of the office: to be no longer called, to be forgotten. */
export function PersonMenu({ thing }: { thing: Thing }) {
  const { message } = App.useApp();
  const confirm = useConfirm();
  const showError = useErrorNotice();
  const withdraw = useApiCommand('people.withdrawConsent');
  const erase = useApiCommand('people.erase');
  if (!needsConsent(thing.kind)) return null;
  const { id, version } = thing;
  const name = shorten(thing.name);
  const takeBack = async (): Promise<void> => {
    const yes = await confirm({
      title: t('consent.withdrawTitle', { name }),
      consequence: t('consent.withdrawConsequence'),
      ok: t('consent.withdraw'),
      danger: true,
    });
    if (!yes) return;
    const { openCalls } = await withdraw.mutateAsync({ id, version });
    if (openCalls > 0) void message.warning(t('consent.openCalls', { count: openCalls }), 8);
    else void message.success(t('consent.done'));
  };
  const forget = async (): Promise<void> => {
    const yes = await confirm({
      title: t('consent.eraseTitle', { name }),
      consequence: t('consent.eraseConsequence'),
      ok: t('consent.erase'),
      danger: true,
    });
    if (!yes) return;
    await erase.mutateAsync({ id, version });
    useAppState.getState().select(null);
    void message.success(t('consent.erased'));
  };
  const items = [
    {
      key: 'withdraw',
      label: t('consent.withdraw'),
      disabled: consentOf(thing.attrs) === 'withdrawn',
      onClick: () => void takeBack().catch(showError),
    },
    { key: 'erase', danger: true, label: t('consent.erase'), onClick: () => void forget().catch(showError) },
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="topRight">
      <Button
        type="text"
        icon={<EllipsisOutlined />}
        aria-label={t('consent.more')}
        data-action="person-more"
      />
    </Dropdown>
  );
}
