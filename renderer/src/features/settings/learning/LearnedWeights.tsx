import { App, Button } from 'antd';
import { useApiCommand, useApiQuery } from '#renderer/api/index';
import { formatCount, t, useConfirm, useErrorNotice } from '#renderer/ui/index';

/** What was learnt from dispatches about the weights of the score, and forgetting that too. */
export function LearnedWeights() {
  const { message } = App.useApp();
  const confirm = useConfirm();
  const onError = useErrorNotice();
  const { data } = useApiQuery('weights.get', {});
  const forget = useApiCommand('weights.forget');
  if (!data) return null;
  const { choices, least, enough } = data.learned;
  const clear = async (): Promise<void> => {
    const yes = await confirm({
      title: t('learning.weightsTitle'),
      consequence: t('learning.weightsConsequence', { count: choices }),
      ok: t('learning.weightsForget'),
      danger: true,
    });
    if (yes) forget.mutate({}, { onSuccess: () => void message.success(t('learning.weightsDone')), onError });
  };
  return (
    <>
      <h3>{t('learning.weights')}</h3>
      <p data-weights-choices={choices}>
        {enough
          ? t(data.learnedInUse ? 'learning.weightsUsed' : 'learning.weightsReady', {
              count: formatCount(choices),
            })
          : t('learning.weightsFew', { count: choices, missing: least - choices })}
      </p>
      <Button danger disabled={choices === 0} loading={forget.isPending} onClick={() => void clear()}>
        {t('learning.weightsForget')}
      </Button>
    </>
  );
}
