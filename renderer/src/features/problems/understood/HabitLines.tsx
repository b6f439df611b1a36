import { useCategories } from '#renderer/api/lookups';
import { habitText } from '#renderer/ui/index';
import type { UnderstoodAnswer } from '#shared/contract/understood';

/** What is done unasked because clerks put it right before. */
export function HabitLines({ understood: { habits } }: { understood: UnderstoodAnswer }) {
  const { nameOf } = useCategories();
  return habits.map((habit) => (
    <p key={habit.key} className="lm-muted" data-habit={habit.key}>
      {habitText(habit, nameOf(habit.categoryId) ?? '')}
    </p>
  ));
}
