import type { Habit } from '#shared/domain/matching/learn/habit';
import type { RelativeTime } from '#shared/domain/matching/understand/relativeTime';
import { formatMinute } from './format.ts';
import { dynamic, t } from './text.ts';

/** What is learnt from corrections, in words; `category`: the category's name. */
export function habitText(habit: Habit, category: string): string {
  const { type, what, corrections: count } = habit;
  switch (type) {
    case 'level':
      return t('habit.level', { count, category, what: dynamic(`level.${what}`) });
    case 'groupAdded':
    case 'groupRemoved':
      return t(`habit.${type}`, { count, category, what: dynamic(`vulnerable.${what}`) });
    case 'timeWord':
    case 'countWord':
      return meaningText(habit, category);
    default:
      return t(`habit.${type}`, { count, category, what });
  }
}

/** What a word of time or of number means here. */
function meaningText({ type, what, meaning, corrections: count }: Habit, category: string): string {
  const said = { count, category, what };
  if (meaning === null) return t(type === 'timeWord' ? 'habit.timeNone' : 'habit.countNone', said);
  if ('count' in meaning)
    return t('habit.countWord', { ...said, figure: t(`quantity.${meaning.sort}`, { count: meaning.count }) });
  const time = timeText(meaning);
  return what === ''
    ? t('habit.timeUnsaid', { count, category, time })
    : t('habit.timeWord', { ...said, time });
}

function timeText({ day, minute }: RelativeTime): string {
  const clock = formatMinute(minute);
  if (day === 0) return t('habit.day.same', { clock });
  if (day === 1) return t('habit.day.next', { clock });
  if (day === -1) return t('habit.day.before', { clock });
  return t(day > 0 ? 'habit.day.after' : 'habit.day.earlier', { clock, days: Math.abs(day) });
}
