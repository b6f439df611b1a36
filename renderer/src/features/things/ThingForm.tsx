import { Alert, Button, Spin } from 'antd';
import { useCallback, useEffect, useRef } from 'react';
import { EmptyState, errorText, fieldLabel, KindSymbol, kindName, Panel, t } from '#renderer/ui/index';
import { isRequired } from '#shared/domain/consent';
import { type FieldSpec, type KindId, kindOf } from '#shared/domain/kinds/index';
import { groupsOf } from './fieldGroups.ts';
import { FieldInput, WIDE_TYPES } from './fields.tsx';
import { PlaceField } from './PlaceField.tsx';
import { RevealButton } from './RevealButton.tsx';
import { leaveTo, useFormDeeds } from './useFormDeeds.ts';
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
          {fieldLabel(field, kind)}
          {isRequired(field) && <b> *</b>}
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
        thing={form.thing}
        others={{ value: form.valueNow, set: form.setValue }}
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
      description={
        <>
          {t('things.conflictHint')}
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
        </>
      }
    />
  );
}

type FootProps = { saving: boolean; deeds: ReturnType<typeof useFormDeeds> };

function Foot({ saving, deeds }: FootProps) {
  return (
    <>
      <Button
        type="primary"
        loading={saving}
        data-action="save"
        title="Ctrl+S"
        onClick={() => void deeds.save()}
      >
        {t('ui.save')}
      </Button>
      <Button loading={saving} title="Ctrl+Enter" onClick={() => void deeds.saveAndNext()}>
        {t('things.saveNext')}
      </Button>
      <Button type="text" title="Esc" onClick={() => void deeds.cancel()}>
        {t('ui.cancel')}
      </Button>
    </>
  );
}

/** Where it is; ends the basics. */
function Place({ form, kind }: { form: Form; kind: KindId }) {
  const geometry = form.thing?.geometry ?? null;
  return (
    <div className="lm-field" data-wide="true" data-field="position">
      <span className="lm-field-label">{t('field.position')}</span>
      <PlaceField
        value={form.place}
        address={kindOf(kind).role === 'building' ? '' : String(form.valueNow('address') ?? '')}
        shaped={geometry !== null && geometry.type !== 'Point'}
        onChange={form.setPosition}
      />
    </div>
  );
}

/** Typed inside another field: levels beside their skills. */
const INSIDE: ReadonlySet<string> = new Set(['skillLevels']);

/** The kind's fields and the office's own under small headings; the place ends the basics. */
function Fields({ form, kind }: { form: Form; kind: KindId }) {
  const typed = form.fields.filter((field) => !field.byAct && !INSIDE.has(field.key));
  return groupsOf(typed).map(({ id, label, fields }) => (
    <section key={id} className="lm-form-group" data-group={id}>
      <h4>{label}</h4>
      {id === 'consent' && <p className="lm-muted">{t('consent.why')}</p>}
      <div className="lm-form-grid">
        {fields.map((field) => (
          <Field key={field.key} form={form} kind={kind} field={field} />
        ))}
        {id === 'basic' && <Place form={form} kind={kind} />}
      </div>
    </section>
  ));
}

type ThingFormProps = { kind: KindId; id: string | null; field?: string | null };

/** The input of a field, or the form's first one. */
function inputOf(form: HTMLElement | null, field: string | null): HTMLElement | null | undefined {
  const holder = field && form?.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"]`);
  return (holder || form)?.querySelector<HTMLElement>('input, textarea, button');
}

/** A form made from the kind's fields; beside the map, never over it. */
export function ThingForm({ kind, id, field = null }: ThingFormProps) {
  const form = useThingForm(kind, id);
  const body = useRef<HTMLDivElement>(null);
  const focusFirst = useCallback(() => inputOf(body.current, null)?.focus(), []);
  useEffect(() => {
    const input = form.loading ? null : inputOf(body.current, field);
    input?.focus();
    if (field) input?.scrollIntoView({ block: 'center' });
  }, [form.loading, field]);
  const deeds = useFormDeeds(form, kind, id, focusFirst);
  useFormKeys(deeds);
  return (
    <Panel
      title={
        <>
          <KindSymbol kind={kind} /> {t(id ? 'things.editKind' : 'things.addKind', { kind: kindName(kind) })}
        </>
      }
      footer={<Foot saving={form.saving} deeds={deeds} />}
    >
      {form.failed && <EmptyState title={errorText(form.failed)} />}
      {form.loading ? (
        !form.failed && <Spin />
      ) : (
        <div className="lm-form" ref={body}>
          <Conflict form={form} onDone={() => leaveTo(id)} />
          <Fields form={form} kind={kind} />
        </div>
      )}
    </Panel>
  );
}
