import { dynamic, t } from '#renderer/ui/index';
import { formatWeekly, parseWeekly } from '#shared/domain/availability/index';
import type { WeeklySlot } from '#shared/domain/kinds/values';
import { isWritten, WRITINGS, type WrittenText } from '#shared/domain/written/index';
import type { FieldProps } from '../fieldProps.ts';
import { ReadBack } from './ReadBack.tsx';

const words: WrittenText = (key, params) => dynamic(key, key, params);

/** Hours of an ordinary week. */
export function WeeklyField({ id, value, onChange }: FieldProps) {
  const format = (slots: unknown): string => formatWeekly(slots as WeeklySlot[], t);
  return (
    <ReadBack
      id={id}
      text={format(Array.isArray(value) ? value : [])}
      hint={t('things.weeklyHint')}
      unread={t('things.weeklyUnread')}
      parse={parseWeekly}
      format={format}
      onChange={onChange}
      empty={[]}
    />
  );
}

/** Days off and on, levels of skills, and whatever else has its own way of writing. */
export function WrittenField({ id, field, value, onChange }: FieldProps) {
  if (!isWritten(field.type)) return null;
  const { parse, format } = WRITINGS[field.type];
  return (
    <ReadBack
      id={id}
      text={format(value, words)}
      hint={dynamic(`things.writtenHint.${field.type}`)}
      unread={dynamic(`things.writtenUnread.${field.type}`)}
      parse={parse}
      format={(understood) => format(understood, words)}
      onChange={onChange}
      empty={field.type === 'skillLevels' ? {} : []}
    />
  );
}
