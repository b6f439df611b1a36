import { App, Button } from 'antd';
import { useApiCommand, useApiQuery } from '#renderer/api/index';
import { useCategories } from '#renderer/api/lookups';
import { habitText, t, useErrorNotice } from '#renderer/ui/index';
import { LEAST_CORRECTIONS } from '#shared/domain/matching/learn/habit';

/** What was learnt from corrections, one line each, and forgetting each. */
export function LearnedHabits() {
  const { message } = App.useApp();
  const onError = useErrorNotice();
  const { nameOf } = useCategories();
  const { data } = useApiQuery('habits.list', {});
  const forget = useApiCommand('habits.forget');
  if (!data) return null;
  const forgetOne = (key: string): void =>
    forget.mutate({ key }, { onSuccess: () => void message.success(t('learning.habitForgotten')), onError });
  return (
    <>
      <h3>{t('learning.habits')}</h3>
      <p className="lm-muted">{t('learning.habitsHint', { least: LEAST_CORRECTIONS })}</p>
      {data.habits.length === 0 ? (
        <p data-habits="none">{t('learning.habitsNone')}</p>
      ) : (
        <ul className="lm-learning-habits">
          {data.habits.map((habit) => (
            <li key={habit.key} data-habit={habit.key}>
              <span>
                {habitText(habit, nameOf(habit.categoryId) ?? '')}
                <span className="lm-muted"> {t('learning.habitSeen', { seen: habit.seen })}</span>
              </span>
              <Button size="small" data-action="forget-habit" onClick={() => forgetOne(habit.key)}>
                {t('learning.habitForget')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
