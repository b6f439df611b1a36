import { Button, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useEffect } from 'react';
import { useApiCommand } from '#renderer/api/index';
import { useCategories } from '#renderer/api/lookups';
import { useAppState } from '#renderer/state/index';
import { fieldName, formatDate, LevelBadge, Panel, t, useErrorNotice } from '#renderer/ui/index';
import type { LngLat } from '#shared/domain/geo/types';
import { EMPTY_RISK, type RiskDraft, useMapUi } from '../mapUi.ts';

const RECHECK_DAYS = 30;
const DAY_MS = 86_400_000;
const LEVELS = [1, 2, 3, 4] as const;

function Field({ name, required, children }: { name: string; required?: boolean; children: ReactNode }) {
  return (
    <div className="lm-risk-field">
      <span>
        {name}
        {required && <b aria-hidden="true"> *</b>}
      </span>
      {children}
    </div>
  );
}

function LevelButtons({ value, onChange }: { value: number | null; onChange: (level: number) => void }) {
  return (
    <div className="lm-risk-levels" role="radiogroup" aria-label={fieldName('level')}>
      {LEVELS.map((level) => (
        // biome-ignore lint/a11y/useSemanticElements: a button holds the level's own symbol
        <button
          key={level}
          type="button"
          role="radio"
          aria-checked={value === level}
          data-level={level}
          onClick={() => onChange(level)}
        >
          <LevelBadge level={level} size={26} />
        </button>
      ))}
    </div>
  );
}

/** Saves the draft as a risk at the clicked place and shows it. */
function useSaveRisk(draft: RiskDraft, recheckOn: string) {
  const create = useApiCommand('things.create');
  const showError = useErrorNotice();
  const place = useAppState((state) => state.pickedPlace);
  const ready = place !== null && draft.name.trim() !== '' && draft.level !== null;
  const save = (): void => {
    if (!place || !ready || create.isPending) return;
    const patch = {
      name: draft.name,
      categoryId: draft.categoryId,
      level: draft.level,
      recheckOn,
      position: { geometry: { type: 'Point' as const, coordinates: [...place] as [number, number] } },
      attrs: {
        status: 'open',
        foundOn: formatDate(Date.now()),
        ...(draft.owner.trim() ? { owner: draft.owner.trim() } : {}),
      },
    };
    create.mutate(
      { kind: 'risk', patch },
      {
        onError: showError,
        onSuccess: (risk) => {
          useMapUi.getState().set({ riskDraft: EMPTY_RISK });
          const state = useAppState.getState();
          state.setMode({ type: 'browse' });
          state.select({ type: 'thing', id: risk.id });
        },
      },
    );
  };
  return { save, ready, saving: create.isPending, place };
}

function useSaveKey(save: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
      event.preventDefault();
      save();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [save]);
}

type FieldsProps = {
  readonly draft: RiskDraft;
  readonly place: LngLat | null;
  readonly recheckOn: string;
  readonly onSave: () => void;
};

/** What a risk needs in the field; all else can be added later in its full form. */
function RiskFields({ draft, place, recheckOn, onSave }: FieldsProps) {
  const set = useMapUi((state) => state.set);
  const categories = useCategories();
  const change = (patch: Partial<RiskDraft>): void => set({ riskDraft: { ...draft, ...patch } });
  const choose = (categoryId: string | null): void => {
    const usual = categories.list.find(({ id }) => id === categoryId)?.defaultLevel ?? null;
    change({ categoryId, level: draft.level ?? usual });
  };
  return (
    <>
      <Field name={t('field.position')} required>
        <span className={place ? '' : 'lm-muted'}>
          {place ? `${place[0].toFixed(5)}, ${place[1].toFixed(5)}` : t('map.instruction.markRisk')}
        </span>
      </Field>
      <Field name={t('map.risk.name')} required>
        <Input
          value={draft.name}
          maxLength={200}
          placeholder={t('map.risk.example')}
          aria-label={t('map.risk.name')}
          onChange={(event) => change({ name: event.target.value })}
          onPressEnter={onSave}
        />
      </Field>
      <Field name={fieldName('level')} required>
        <LevelButtons value={draft.level} onChange={(level) => change({ level })} />
      </Field>
      <Field name={fieldName('categoryId')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={fieldName('categoryId')}
          value={draft.categoryId}
          options={categories.list
            .filter(({ scope }) => scope === 'problem')
            .map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(next) => choose(next ?? null)}
        />
      </Field>
      <Field name={fieldName('owner')}>
        <Input
          value={draft.owner}
          maxLength={60}
          aria-label={fieldName('owner')}
          onChange={(event) => change({ owner: event.target.value })}
        />
      </Field>
      <Field name={fieldName('recheckOn')}>
        <DatePicker
          allowClear={false}
          value={dayjs(recheckOn)}
          onChange={(date) => date && change({ recheckOn: date.format('YYYY-MM-DD') })}
        />
      </Field>
    </>
  );
}

/** The quick form beside the map in the mode 标记风险; what is typed is kept until it is saved. */
export function RiskForm() {
  const draft = useMapUi((state) => state.riskDraft);
  const recheckOn = draft.recheckOn ?? formatDate(Date.now() + RECHECK_DAYS * DAY_MS);
  const { save, ready, saving, place } = useSaveRisk(draft, recheckOn);
  useSaveKey(save);
  useEffect(() => () => useAppState.getState().setPickedPlace(null), []);
  const leave = (): void => useAppState.getState().setMode({ type: 'browse' });
  return (
    <Panel
      className="lm-risk"
      title={t('map.markRisk')}
      footer={
        <>
          <Button type="primary" disabled={!ready} loading={saving} title="Ctrl+S" onClick={save}>
            {t('ui.save')}
          </Button>
          <Button type="text" title="Esc" onClick={leave}>
            {t('ui.cancel')}
          </Button>
          {!ready && (
            <span className="lm-muted">{t(place ? 'map.risk.needsWords' : 'map.risk.needsPlace')}</span>
          )}
        </>
      }
    >
      <RiskFields draft={draft} place={place} recheckOn={recheckOn} onSave={save} />
    </Panel>
  );
}
