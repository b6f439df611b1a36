import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useApiCommand } from '#renderer/api/index';
import { t, useErrorNotice } from '#renderer/ui/index';
import type { Basemap } from '#shared/contract/basemaps';
import type { InputOf } from '#shared/contract/index';
import { CrsSelect } from './CrsSelect.tsx';
import { Field } from './Field.tsx';
import { RoleSelect } from './RoleSelect.tsx';

type Draft = Pick<Basemap, 'name' | 'crs' | 'role' | 'attribution' | 'mapNumber'> & { key: string };

/** Only what was changed, so that one step of undo takes back just that. */
function changesOf(basemap: Basemap, draft: Draft): InputOf<'basemaps.update'> | null {
  const { key, ...looks } = draft;
  const changed = Object.fromEntries(
    Object.entries(looks)
      .map(([name, value]) => [name, value.trim()] as const)
      .filter(([name, value]) => basemap[name as keyof typeof looks] !== value),
  );
  if (Object.keys(changed).length === 0 && key === '') return null;
  return { id: basemap.id, looks: changed, ...(key === '' ? {} : { key: key.trim() }) };
}

function Fields(props: { basemap: Basemap; draft: Draft; onChange: (patch: Partial<Draft>) => void }) {
  const { basemap, draft, onChange } = props;
  const fixed = basemap.picture !== null || basemap.use !== null;
  return (
    <div className="lm-form-grid">
      <Field label={t('map.basemap.name')} wide>
        <Input
          value={draft.name}
          maxLength={100}
          onChange={(event) => onChange({ name: event.target.value })}
        />
      </Field>
      {!fixed && (
        <Field label={t('map.basemap.crs')} hint={t('map.basemap.crsHint')} wide>
          <CrsSelect value={draft.crs} onChange={(crs) => onChange({ crs })} />
        </Field>
      )}
      {basemap.use === null && (
        <Field label={t('map.basemap.roleLabel')} hint={t('map.basemap.roleHint')} wide>
          <RoleSelect value={draft.role} onChange={(role) => onChange({ role })} />
        </Field>
      )}
      <Field label={t('map.basemap.mapNumber')} hint={t('map.basemap.mapNumberHint')}>
        <Input
          value={draft.mapNumber}
          maxLength={100}
          onChange={(event) => onChange({ mapNumber: event.target.value })}
        />
      </Field>
      <Field label={t('map.basemap.attribution')} hint={t('map.basemap.attributionHint')}>
        <Input
          value={draft.attribution}
          maxLength={500}
          onChange={(event) => onChange({ attribution: event.target.value })}
        />
      </Field>
      {basemap.hasKey && (
        <Field label={t('map.basemap.newKey')} hint={t('map.basemap.newKeyHint')} wide>
          <Input
            value={draft.key}
            maxLength={200}
            autoComplete="off"
            onChange={(event) => onChange({ key: event.target.value })}
          />
        </Field>
      )}
    </div>
  );
}

/** 修改底图: its name, system, what it lies on, and what must stand below the map. */
export function EditDialog({ basemap, onClose }: { basemap: Basemap; onClose: () => void }) {
  const { name, crs, role, attribution, mapNumber } = basemap;
  const [draft, setDraft] = useState<Draft>({ name, crs, role, attribution, mapNumber, key: '' });
  const update = useApiCommand('basemaps.update');
  const showError = useErrorNotice();
  const save = (): void => {
    const changes = changesOf(basemap, draft);
    if (changes) update.mutate(changes, { onSuccess: onClose, onError: showError });
    else onClose();
  };
  return (
    <Modal
      open
      title={t('map.basemap.editTitle')}
      okText={t('ui.save')}
      cancelText={t('ui.cancel')}
      okButtonProps={{ disabled: draft.name.trim() === '', loading: update.isPending }}
      onOk={save}
      onCancel={onClose}
      width={520}
    >
      <Fields
        basemap={basemap}
        draft={draft}
        onChange={(patch) => setDraft((now) => ({ ...now, ...patch }))}
      />
    </Modal>
  );
}
