import { DeleteOutlined } from '@ant-design/icons';
import { AutoComplete, Button, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { useCategories } from '#renderer/api/lookups';
import { dynamic, t } from '#renderer/ui/index';
import { DEMAND_TYPES, type DemandType, type RunDemand } from '#shared/domain/matching/team/index';
import { usePostNames, wordsFor } from './book.ts';

type LineProps = { line: RunDemand; onChange: (line: RunDemand) => void; onRemove: () => void };

const MOST = 20;

/** The name of a skill or resource, of a post, or nothing for whoever fits the problem. */
function Name({ line, onChange }: Omit<LineProps, 'onRemove'>) {
  const { list } = useCategories();
  const posts = usePostNames();
  const label = t('runCards.name');
  const set = (name: string): void => onChange({ ...line, name });
  const fields: Record<DemandType, () => ReactNode> = {
    need: () => <span className="lm-grow lm-muted">{t('runCards.needHint')}</span>,
    post: () => (
      <Select
        className="lm-grow"
        aria-label={label}
        value={line.name}
        options={[...posts].map(([value, name]) => ({ value, label: name }))}
        onChange={set}
      />
    ),
    skill: () => words('skill'),
    resource: () => words('resource'),
  };
  const words = (type: DemandType) => (
    <AutoComplete
      className="lm-grow"
      aria-label={label}
      placeholder={t(type === 'skill' ? 'runCards.skillHint' : 'runCards.resourceHint')}
      value={line.name}
      maxLength={40}
      options={wordsFor(type, list).map((value) => ({ value }))}
      showSearch={{ filterOption: (input, option) => (option?.value ?? '').includes(input) }}
      onChange={set}
    />
  );
  return fields[line.type]();
}

/** One line of a card: what, which, how many. */
export function DemandLine({ line, onChange, onRemove }: LineProps) {
  const posts = usePostNames();
  const setType = (type: DemandType): void =>
    onChange({ ...line, type, name: type === 'post' ? ([...posts.keys()][0] ?? '') : '' });
  return (
    <div className="lm-run-line" data-line={line.type}>
      <Select
        style={{ width: 132 }}
        aria-label={t('runCards.type')}
        value={line.type}
        options={DEMAND_TYPES.map((value) => ({ value, label: dynamic(`runCards.types.${value}`) }))}
        onChange={setType}
      />
      <Name line={line} onChange={onChange} />
      <InputNumber
        min={1}
        max={MOST}
        precision={0}
        style={{ width: 64 }}
        aria-label={t('runCards.count')}
        value={line.count}
        onChange={(count) => onChange({ ...line, count: count ?? 1 })}
      />
      <Button type="text" icon={<DeleteOutlined />} aria-label={t('ui.delete')} onClick={onRemove} />
    </div>
  );
}
