import { Button, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useApiCommand, useApiQuery } from '#renderer/api/index';
import { t, useErrorNotice } from '#renderer/ui/index';
import type { Cell } from '#shared/contract/cells';

/** The cell's lead: one of the people on the map, found by typing. */
function LeadSelect({
  cell,
  value,
  onChange,
}: {
  cell: Cell;
  value: string | null;
  onChange: (id: string | null) => void;
}) {
  const [text, setText] = useState('');
  const { data } = useApiQuery(
    'things.list',
    { filter: { kinds: ['person'], ...(text ? { text } : {}) }, limit: 50 },
    { keepPrevious: true },
  );
  const people = (data?.rows ?? []).map(({ id, name, phone }) => ({
    value: id,
    label: phone ? `${name} ${phone}` : name,
  }));
  // The present lead need not be among the first fifty.
  const present = cell.leadId && !people.some((person) => person.value === cell.leadId);
  const options = present ? [{ value: cell.leadId ?? '', label: cell.leadName ?? '' }, ...people] : people;
  return (
    <Select
      allowClear
      showSearch={{ filterOption: false, onSearch: setText }}
      value={value}
      options={options}
      aria-label={t('cells.lead')}
      placeholder={t('cells.leadHint')}
      onChange={(id: string | null | undefined) => onChange(id ?? null)}
    />
  );
}

/** Name, code, households and lead of a cell. */
export function CellForm({ cell, onDone }: { cell: Cell; onDone: () => void }) {
  const showError = useErrorNotice();
  const update = useApiCommand('cells.update');
  const [name, setName] = useState(cell.name);
  const [code, setCode] = useState(cell.code);
  const [households, setHouseholds] = useState(cell.households);
  const [leadId, setLeadId] = useState(cell.leadId);
  const save = (): void =>
    update.mutate(
      { id: cell.id, version: cell.version, patch: { name, code, households, leadId } },
      { onSuccess: onDone, onError: showError },
    );
  return (
    <form
      className="lm-dialog"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div className="lm-field">
        <label className="lm-field-label" htmlFor="cell-name">
          {t('field.name')}
        </label>
        <Input id="cell-name" value={name} maxLength={60} onChange={(event) => setName(event.target.value)} />
      </div>
      <div className="lm-field">
        <label className="lm-field-label" htmlFor="cell-code">
          {t('cells.code')}
        </label>
        <Input id="cell-code" value={code} maxLength={20} onChange={(event) => setCode(event.target.value)} />
      </div>
      <div className="lm-field">
        <label className="lm-field-label" htmlFor="cell-households">
          {t('field.households')}
        </label>
        <InputNumber id="cell-households" min={0} precision={0} value={households} onChange={setHouseholds} />
      </div>
      <div className="lm-field">
        <span className="lm-field-label">{t('cells.lead')}</span>
        <LeadSelect cell={cell} value={leadId} onChange={setLeadId} />
      </div>
      <div className="lm-row">
        <Button type="primary" htmlType="submit" disabled={!name.trim()} loading={update.isPending}>
          {t('ui.save')}
        </Button>
        <Button onClick={onDone}>{t('ui.cancel')}</Button>
      </div>
    </form>
  );
}
