import { CloseOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useRef } from 'react';
import { makeId, t } from '#renderer/ui/index';
import type { ChoiceLine } from './draft.ts';

type ChoiceLinesProps = {
  lines: readonly ChoiceLine[];
  doubles: ReadonlySet<string>;
  /** How many records have a choice, by its id. */
  usage: Readonly<Record<string, number>>;
  onChange: (lines: readonly ChoiceLine[]) => void;
};

const blank = (label = ''): ChoiceLine => ({ line: makeId(), label });

/** Choices one a line: Enter goes to a new line, several pasted lines become several choices. */
export function ChoiceLines({ lines, doubles, usage, onChange }: ChoiceLinesProps) {
  const list = useRef<HTMLOListElement>(null);
  const shown = lines.length > 0 ? lines : [blank()];
  const focus = (index: number): void => {
    requestAnimationFrame(() => list.current?.querySelectorAll('input')[index]?.focus());
  };
  const replace = (index: number, ...by: readonly ChoiceLine[]): void =>
    onChange(shown.toSpliced(index, 1, ...by));
  const paste = (index: number, line: ChoiceLine, text: string): boolean => {
    const labels = text.split(/[\r\n]+/).flatMap((part) => part.trim() || []);
    if (labels.length < 2) return false;
    const [first = '', ...rest] = labels;
    replace(index, { ...line, label: line.label + first }, ...rest.map(blank));
    focus(index + rest.length);
    return true;
  };
  return (
    <ol className="lm-choice-lines" ref={list}>
      {shown.map((line, index) => (
        <li key={line.line}>
          <Input
            size="small"
            value={line.label}
            maxLength={60}
            aria-label={t('fields.choice', { number: index + 1 })}
            placeholder={t('fields.choicePlaceholder')}
            status={doubles.has(line.label.trim()) ? 'error' : ''}
            onChange={(event) => replace(index, { ...line, label: event.target.value })}
            onPaste={(event) => {
              if (paste(index, line, event.clipboardData.getData('text'))) event.preventDefault();
            }}
            onPressEnter={() => {
              onChange(shown.toSpliced(index + 1, 0, blank()));
              focus(index + 1);
            }}
          />
          <span className="lm-muted lm-choice-count">
            {line.id && (usage[line.id] ?? 0) > 0
              ? t('fields.choiceUsed', { count: usage[line.id] ?? 0 })
              : ''}
          </span>
          <Button
            size="small"
            type="text"
            icon={<CloseOutlined />}
            aria-label={t('fields.removeChoice', { label: line.label })}
            onClick={() => replace(index)}
          />
        </li>
      ))}
    </ol>
  );
}
