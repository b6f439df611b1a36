import { useState } from 'react';
import { useFields } from '#renderer/api/lookups';
import { dynamic, fieldLabel, formatTime, t } from '#renderer/ui/index';
import type { Thing } from '#shared/contract/things';
import type { FieldSpec } from '#shared/domain/kinds/index';
import { formatSkills } from '#shared/domain/written/index';
import { groupsOf } from './fieldGroups.ts';
import { RevealButton } from './RevealButton.tsx';
import { fieldText, fieldValue, type Lookups } from './values.ts';

type Revealed = Readonly<Record<string, unknown>>;

/** Shown elsewhere on the card, or inside another fact. */
const ELSEWHERE: ReadonlySet<string> = new Set(['level', 'name', 'skillLevels']);

/** By what address it was placed and how surely: no survey, and nobody clicked. */
const placedByText = ({ text, confidence }: NonNullable<Thing['placedBy']>): string =>
  t('address.placedBy', { text, confidence: `${Math.floor(confidence * 100)}%` });

function factText(thing: Thing, field: FieldSpec, revealed: Revealed, lookups: Lookups): string {
  const value = revealed[field.key] ?? fieldValue(thing, field.key);
  if (field.type === 'skills' && Array.isArray(value))
    return formatSkills(value.map(String), thing.attrs.skillLevels, (key, params) =>
      dynamic(key, key, params),
    );
  return fieldText(field, value, { ...lookups, names: thing.names });
}

type FactProps = { label: string; text: string; children?: React.ReactNode };

const Fact = ({ label, text, children }: FactProps) => (
  <div className="lm-fact">
    <dt>{label}</dt>
    <dd>
      {text}
      {children}
    </dd>
  </div>
);

/** Where the map has it, and since when it stands so. */
function Standing({ thing, lookups }: { thing: Thing; lookups: Lookups }) {
  const cell =
    thing.anchor === null ? t('things.notPlaced') : (lookups.cellName(thing.cellId) ?? t('things.outside'));
  return (
    <>
      <Fact label={t('field.cell')} text={cell} />
      {thing.placedBy && <Fact label={t('field.placedBy')} text={placedByText(thing.placedBy)} />}
      <Fact label={t('field.updatedAtMs')} text={formatTime(thing.updatedAtMs)} />
    </>
  );
}

/** The filled fields of a thing under small headings; masked values can be shown for a purpose, until the card closes. */
export function Facts({ thing, lookups }: { thing: Thing; lookups: Lookups }) {
  const [revealed, setRevealed] = useState<Revealed>({});
  const fields = useFields()
    .of(thing.kind, thing.categoryId)
    .filter((field) => !ELSEWHERE.has(field.key));
  const filled = fields
    .map((field) => ({ field, text: factText(thing, field, revealed, lookups) }))
    .filter(({ text }) => text !== '');
  const texts = new Map(filled.map(({ field, text }) => [field.key, text]));
  const groups = groupsOf(filled.map(({ field }) => field));
  const [first, ...others] = groups;
  const show = (field: FieldSpec) => (
    <Fact key={field.key} label={fieldLabel(field, thing.kind)} text={texts.get(field.key) ?? ''}>
      {thing.masked.includes(field.key) && !(field.key in revealed) && (
        <RevealButton
          id={thing.id}
          fields={[field.key]}
          onReveal={(values) => setRevealed((before) => ({ ...before, ...values }))}
        />
      )}
    </Fact>
  );
  const isBasic = first?.id === 'basic';
  return (
    <>
      <div className="lm-facts-group">
        <dl className="lm-facts">
          {isBasic && first.fields.map(show)}
          <Standing thing={thing} lookups={lookups} />
        </dl>
      </div>
      {(isBasic ? others : groups).map(({ id, label, fields: inside }) => (
        <div key={id} className="lm-facts-group" data-group={id}>
          <h4>{label}</h4>
          <dl className="lm-facts">{inside.map(show)}</dl>
        </div>
      ))}
    </>
  );
}
