import { Alert, Button, Spin } from 'antd';
import { useCallback, useEffect, useRef } from 'react';
import { useAppState } from '#renderer/state/index';
import { fieldName, KindSymbol, kindName, Panel, t, useConfirm } from '#renderer/ui/index';
import { type FieldSpec, type KindId, kindOf } from '#shared/domain/kinds/index';
import { FieldInput, WIDE_TYPES } from './fields.tsx';
import { PlaceField } from './PlaceField.tsx';
import { RevealButton } from './RevealButton.tsx';
import { nextInTable } from './tableOrder.ts';
import { useFormKeys } from './useFormKeys.ts';
import { useThingForm } from './useThingForm.ts';

type Form = ReturnType<typeof useThingForm>;

/** One labelled field; a masked one is shown masked, and can be shown in full for a purpose. */
function Field({ form, kind, field }: { form: Form; kind: KindId; field: FieldSpec }) {
  const inputId = `field-${field.key}`;
  const masked = form.isMasked(field.key);
  return (
    <div
      className="lm-field"
      data-wide={WIDE_TYPES.has(field.type) || field.key === 'address'}
      data-field={field.key}
    >
      <label className="lm-field-label" htmlFor={inputId}>
        <span>
          {fieldName(field.key, kind)}
          {field.required && <b> *</b>}
        </span>
        {masked && form.thing && (
          <RevealButton id={form.thing.id} fields={[field.key]} onReveal={form.reveal} />
        )}
      </label>
      <FieldInput
        id={inputId}
        kind={kind}
        field={field}
        value={form.valueNow(field.key)}
        onChange={(value) => form.setValue(field.key, value)}
      />
      {form.wrong.has(field.key) && <span className="lm-field-error">{t('things.required')}</span>}
    </div>
  );
}

function Conflict({ form, onDone }: { form: Form; onDone: () => void }) {
  if (!form.conflict) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={t('things.conflict')}
      description={t('things.conflictHint')}
      action={
        <div className="lm-conflict-actions">
          <Button size="small" onClick={() => void form.takeLatest()}>
            {t('things.takeLatest')}
          </Button>
          <Button
            size="small"
            type="primary"
            onClick={() => void form.overwrite().then((saved) => saved && onDone())}
          >
            {t('things.overwrite')}
          </Button>
        </div>
      }
    />
  );
}

/** Leaves the form: back to the record's card, or away. */
function leaveTo(id: string | null): void {
  const { select, setCard, setMode } = useAppState.getState();
  setMode({ type: 'browse' });
  if (id) select({ type: 'thing', id });
  else setCard({ type: 'none' });
}

/** A form made from the kind's fields; beside the map, never over it. */
export function ThingForm({ kind, id }: { kind: KindId; id: string | null }) {
  const form = useThingForm(kind, id);
  const confirm = useConfirm();
  const body = useRef<HTMLDivElement>(null);
  const { setPosition } = form;
  const setPlace = useCallback(
    (place: Parameters<typeof setPosition>[0]) => setPosition(place),
    [setPosition],
  );

  const focusFirst = useCallback(
    () => body.current?.querySelector<HTMLElement>('input, textarea')?.focus(),
    [],
  );
  const ready = !form.loading;
  useEffect(() => {
    if (ready) focusFirst();
  }, [ready, focusFirst]);

  const save = async (): Promise<void> => {
    const saved = await form.save();
    if (saved) leaveTo(saved.id);
  };
  const saveAndNext = async (): Promise<void> => {
    const next = id ? nextInTable(id) : null;
    if (!(await form.save())) return;
    if (!id) focusFirst();
    else if (next) {
      useAppState.getState().select({ type: 'thing', id: next });
      useAppState.getState().setCard({ type: 'thingForm', kind, id: next });
    } else leaveTo(id);
  };
  const cancel = async (): Promise<void> => {
    const leave =
      !form.dirty ||
      (await confirm({
        title: t('things.leaveTitle'),
        consequence: t('things.leaveHint'),
        ok: t('things.leave'),
        danger: true,
      }));
    if (!leave) return;
    form.drop();
    leaveTo(id);
  };
  useFormKeys({ save, saveAndNext, cancel });

  const title = id
    ? t('things.editKind', { kind: kindName(kind) })
    : t('things.addKind', { kind: kindName(kind) });
  return (
    <Panel
      title={
        <>
          <KindSymbol kind={kind} /> {title}
        </>
      }
      footer={
        <>
          <Button
            type="primary"
            loading={form.saving}
            data-action="save"
            title="Ctrl+S"
            onClick={() => void save()}
          >
            {t('ui.save')}
          </Button>
          <Button loading={form.saving} title="Ctrl+Enter" onClick={() => void saveAndNext()}>
            {t('things.saveNext')}
          </Button>
          <Button type="text" title="Esc" onClick={() => void cancel()}>
            {t('ui.cancel')}
          </Button>
        </>
      }
    >
      {form.loading ? (
        <Spin />
      ) : (
        <div className="lm-form" ref={body}>
          <Conflict form={form} onDone={() => leaveTo(id)} />
          <div className="lm-form-grid">
            {kindOf(kind).fields.map((field) => (
              <Field key={field.key} form={form} kind={kind} field={field} />
            ))}
            <div className="lm-field" data-wide="true" data-field="position">
              <span className="lm-field-label">{t('field.position')}</span>
              <PlaceField value={form.place} onChange={setPlace} />
            </div>
          </div>
        </div>
      )}
    </Panel>
  );
}
