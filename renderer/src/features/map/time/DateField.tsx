import { Input } from 'antd';
import { useEffect, useState } from 'react';
import { t } from '#renderer/ui/index';
import { dayText, parseDay } from '#shared/domain/period/index';

/** A day to be typed: taken on Enter or on leaving the field; what is no date stays to be mended. */
export function DateField({
  day,
  label,
  onDay,
}: {
  day: number;
  label: string;
  onDay: (day: number) => void;
}) {
  const [text, setText] = useState(dayText(day));
  useEffect(() => setText(dayText(day)), [day]);
  const typed = parseDay(text);
  const take = (): void => {
    if (typed !== null && typed !== day) onDay(typed);
  };
  return (
    <Input
      size="small"
      className="lm-time-date"
      aria-label={label}
      value={text}
      maxLength={10}
      title={typed === null ? t('map.time.badDate') : undefined}
      status={typed === null ? 'error' : ''}
      onChange={(event) => setText(event.target.value)}
      onPressEnter={take}
      onBlur={take}
      onFocus={(event) => event.target.select()}
    />
  );
}
