import { Input } from 'antd';
import { useState } from 'react';
import { t } from '#renderer/ui/index';

type ReadBackProps = {
  id: string;
  /** The stored value in the office's words. */
  text: string;
  hint: string;
  /** What to do when the typed words are not understood. */
  unread: string;
  /** The typed words as a value, or null. */
  parse: (text: string) => unknown;
  format: (value: unknown) => string;
  onChange: (value: unknown) => void;
  empty: unknown;
};

/** A value in the office's own words; what was understood is shown, so that a misreading is seen. */
export function ReadBack({ id, text, hint, unread, parse, format, onChange, empty }: ReadBackProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const written = typed?.trim() ?? '';
  const understood = written === '' ? null : parse(written);
  const wrong = written !== '' && understood === null;
  return (
    <>
      <Input
        id={id}
        value={typed ?? text}
        placeholder={hint}
        status={wrong ? 'warning' : ''}
        autoComplete="off"
        onChange={(event) => {
          setTyped(event.target.value);
          const parsed = event.target.value.trim() === '' ? empty : parse(event.target.value);
          if (parsed !== null) onChange(parsed);
        }}
      />
      {written !== '' && (
        <span className={wrong ? 'lm-field-error' : 'lm-muted'}>
          {wrong ? unread : t('things.weeklyRead', { text: format(understood) })}
        </span>
      )}
    </>
  );
}
