import { PlusOutlined, UndoOutlined } from '@ant-design/icons';
import { Button, Select, Tag } from 'antd';
import { useMemo, useState } from 'react';
import { useCategories } from '#renderer/api/lookups';
import { t } from '#renderer/ui/index';
import type { UnderstoodAnswer } from '#shared/contract/understood';
import { useCorrect } from './useCorrect.ts';

const MOST_LETTERS = 20;

function AddNeed({ present, onAdd }: { present: readonly string[]; onAdd: (need: string) => void }) {
  const { list } = useCategories();
  const [typed, setTyped] = useState('');
  const own = typed.trim().slice(0, MOST_LETTERS);
  const options = useMemo(() => {
    const known = new Set(list.flatMap(({ scope, needs }) => (scope === 'problem' ? needs : [])));
    const all = own === '' || known.has(own) ? [...known] : [own, ...known];
    return all.filter((need) => !present.includes(need)).map((value) => ({ value, label: value }));
  }, [list, own, present]);
  return (
    <Select<string>
      size="small"
      className="lm-need-add"
      autoFocus
      defaultOpen
      showSearch={{
        onSearch: setTyped,
        filterOption: (text, option) => String(option?.value ?? '').includes(text.trim()),
      }}
      popupMatchSelectWidth={false}
      placeholder={t('answer.chip.addNeed')}
      aria-label={t('answer.chip.addNeed')}
      options={options}
      onChange={onAdd}
    />
  );
}

/** What it takes: each need can be taken away, others added. */
export function NeedChips({ understood }: { understood: UnderstoodAnswer }) {
  const [adding, setAdding] = useState(false);
  const { corrections, correct } = useCorrect();
  const { addedNeeds = [], removedNeeds = [] } = corrections;
  const counts = new Map(understood.needCounts.map(({ need, count }) => [need, count]));
  const remove = (need: string): void =>
    correct({
      addedNeeds: addedNeeds.filter((one) => one !== need),
      removedNeeds: [...removedNeeds.filter((one) => one !== need), need],
    });
  const add = (need: string): void => {
    setAdding(false);
    correct({
      addedNeeds: [...addedNeeds, need],
      removedNeeds: removedNeeds.filter((one) => one !== need),
    });
  };
  const touched = addedNeeds.length + removedNeeds.length > 0;
  return (
    <div className="lm-understood-row" data-part="needs">
      <span className="lm-muted">{t('answer.chip.needs')}</span>
      {understood.needs.map((need) => (
        <Tag
          key={need}
          className="lm-need"
          data-need={need}
          data-corrected={addedNeeds.includes(need)}
          closable={{ 'aria-label': t('answer.chip.dropNeed', { need }) }}
          onClose={(event) => {
            // The answer takes it away, not the tag itself: it may come back.
            event.preventDefault();
            remove(need);
          }}
        >
          {need}
          {counts.has(need) && ` ×${counts.get(need)}`}
        </Tag>
      ))}
      {adding ? (
        <AddNeed present={understood.needs} onAdd={add} />
      ) : (
        <Button
          size="small"
          type="text"
          icon={<PlusOutlined />}
          data-action="add-need"
          onClick={() => setAdding(true)}
        >
          {t('answer.chip.add')}
        </Button>
      )}
      {touched && (
        <Button
          size="small"
          type="text"
          icon={<UndoOutlined />}
          data-action="reset-needs"
          title={t('answer.chip.reset')}
          aria-label={t('answer.chip.reset')}
          onClick={() => correct({ addedNeeds: undefined, removedNeeds: undefined })}
        />
      )}
    </div>
  );
}
