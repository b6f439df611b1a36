import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { AutoComplete, Button, Segmented } from 'antd';
import { useState } from 'react';
import { useApiCommand, useApiQuery } from '#renderer/api/index';
import { useAppState } from '#renderer/state/index';
import { dynamic, EmptyState, errorText, KindSymbol, t, useErrorNotice } from '#renderer/ui/index';
import type { Thing } from '#shared/contract/things';
import { KIND_IDS, kindOf } from '#shared/domain/kinds/index';
import { LINK_ROLES } from '#shared/domain/org';
import { ThingPicker } from './ThingPicker.tsx';
import './org.css';

/** What can be linked: everything that an organisation is made of. */
const LINKED_KINDS = KIND_IDS.filter((kind) => ['resource', 'person'].includes(kindOf(kind).role));

const roleName = (role: string): string => dynamic(`org.role.${role}`, role);
const ROLE_OPTIONS = () => LINK_ROLES.map((role) => ({ value: roleName(role) }));
/** A standard role by its word, else the word itself. */
const roleOf = (word: string): string => LINK_ROLES.find((role) => roleName(role) === word) ?? word;

function AddLink({ thing, onDone }: { thing: Thing; onDone: () => void }) {
  const showError = useErrorNotice();
  const add = useApiCommand('links.add');
  // A person belongs to others, an organisation has people.
  const [direction, setDirection] = useState<'in' | 'out'>(thing.kind === 'person' ? 'out' : 'in');
  const [otherId, setOtherId] = useState<string | null>(null);
  const [word, setWord] = useState(roleName('member'));
  const submit = (): void => {
    if (!otherId || !word.trim()) return;
    const [fromId, toId] = direction === 'out' ? [thing.id, otherId] : [otherId, thing.id];
    add.mutate({ fromId, toId, role: roleOf(word.trim()) }, { onSuccess: onDone, onError: showError });
  };
  return (
    <div className="lm-org-add">
      <Segmented
        block
        value={direction}
        options={(['in', 'out'] as const).map((value) => ({ value, label: t(`org.direction.${value}`) }))}
        onChange={setDirection}
      />
      <ThingPicker label={t('org.pick')} kinds={LINKED_KINDS} value={otherId} onChange={setOtherId} />
      <AutoComplete
        value={word}
        options={ROLE_OPTIONS()}
        aria-label={t('org.roleLabel')}
        placeholder={t('org.roleLabel')}
        onChange={setWord}
      />
      <div className="lm-org-buttons">
        <Button
          type="primary"
          disabled={!otherId || !word.trim()}
          loading={add.isPending}
          data-action="link-save"
          onClick={submit}
        >
          {t('org.addLink')}
        </Button>
        <Button onClick={onDone}>{t('ui.cancel')}</Button>
      </div>
    </div>
  );
}

/** 关联: who belongs to this record and whom it belongs to. */
export function LinksTab({ thing }: { thing: Thing }) {
  const showError = useErrorNotice();
  const { data, error } = useApiQuery('links.of', { thingId: thing.id });
  const remove = useApiCommand('links.remove');
  const [adding, setAdding] = useState(false);
  if (error) return <EmptyState title={errorText(error)} />;
  const links = data?.links ?? [];
  return (
    <div className="lm-org">
      {data && links.length === 0 && !adding && (
        <EmptyState title={t('org.noLinks')} hint={t('org.noLinksHint')} />
      )}
      <ul className="lm-org-list">
        {links.map((link) => (
          <li key={link.id}>
            <span className="lm-org-role">
              {link.direction === 'in' ? roleName(link.role) : t('org.isRole', { role: roleName(link.role) })}
            </span>
            <button
              type="button"
              className="lm-bare lm-org-name"
              onClick={() => useAppState.getState().select({ type: 'thing', id: link.other.id })}
            >
              <KindSymbol kind={link.other.kind} /> {link.other.name}
              <small className="lm-muted">{link.other.detail}</small>
            </button>
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              aria-label={t('ui.delete')}
              onClick={() => remove.mutate({ id: link.id, version: link.version }, { onError: showError })}
            />
          </li>
        ))}
      </ul>
      {adding ? (
        <AddLink thing={thing} onDone={() => setAdding(false)} />
      ) : (
        <Button icon={<PlusOutlined />} data-action="link-add" onClick={() => setAdding(true)}>
          {t('org.addLink')}
        </Button>
      )}
    </div>
  );
}
