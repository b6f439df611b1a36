import { Input, InputNumber, Segmented } from 'antd';
import { t } from '#renderer/ui/index';
import type { AddressDraft } from './addressDraft.ts';
import { CrsSelect } from './CrsSelect.tsx';
import { Field } from './Field.tsx';
import { RoleSelect } from './RoleSelect.tsx';

type FieldsProps = { draft: AddressDraft; onChange: (patch: Partial<AddressDraft>) => void };
type TextKey =
  | 'name'
  | 'url'
  | 'subdomains'
  | 'otherKey'
  | 'wmtsLayer'
  | 'matrixSet'
  | 'attribution'
  | 'mapNumber';

const MOST: Record<TextKey, number> = {
  name: 100,
  url: 1000,
  subdomains: 40,
  otherKey: 200,
  wmtsLayer: 100,
  matrixSet: 100,
  attribution: 500,
  mapNumber: 100,
};

function Text(props: FieldsProps & { field: TextKey; placeholder?: string }) {
  const { draft, onChange, field, placeholder } = props;
  return (
    <Input
      value={draft[field]}
      maxLength={MOST[field]}
      autoComplete="off"
      aria-label={t(`map.basemap.address.${field}`)}
      {...(placeholder ? { placeholder } : {})}
      onChange={(event) => onChange({ [field]: event.target.value })}
    />
  );
}

/** Any address of tiles; what an endpoint of WMTS needs is asked only for one. */
export function OtherAddressFields(props: FieldsProps) {
  const { draft, onChange } = props;
  const text = (field: TextKey, placeholder?: string) => (
    <Text {...props} field={field} {...(placeholder ? { placeholder } : {})} />
  );
  const label = (field: TextKey): string => t(`map.basemap.address.${field}`);
  return (
    <div className="lm-form-grid">
      <Field label={t('map.basemap.address.type')} wide>
        <Segmented
          value={draft.type}
          options={[
            { value: 'xyz' as const, label: t('map.basemap.address.xyz') },
            { value: 'wmts' as const, label: t('map.basemap.address.wmts') },
          ]}
          onChange={(type) => onChange({ type })}
        />
      </Field>
      <Field label={label('url')} hint={t(`map.basemap.address.${draft.type}Hint`)} wide>
        {text('url', draft.type === 'xyz' ? 'https://…/{z}/{x}/{y}.png' : 'https://…/wmts')}
      </Field>
      {draft.type === 'wmts' && <Field label={label('wmtsLayer')}>{text('wmtsLayer')}</Field>}
      {draft.type === 'wmts' && (
        <Field label={label('matrixSet')}>{text('matrixSet', 'GoogleMapsCompatible')}</Field>
      )}
      <Field label={label('subdomains')}>{text('subdomains', 'abc')}</Field>
      <Field label={label('otherKey')}>{text('otherKey')}</Field>
      <Field label={label('name')}>{text('name')}</Field>
      <Field label={t('map.basemap.address.maxZoom')}>
        <InputNumber
          min={1}
          max={24}
          value={draft.maxZoom}
          onChange={(value) => onChange({ maxZoom: value ?? 18 })}
        />
      </Field>
      <Field label={t('map.basemap.crs')} hint={t('map.basemap.crsHint')}>
        <CrsSelect value={draft.crs} onChange={(crs) => onChange({ crs })} />
      </Field>
      <Field label={t('map.basemap.roleLabel')}>
        <RoleSelect value={draft.role} onChange={(role) => onChange({ role })} />
      </Field>
      <Field label={label('mapNumber')}>{text('mapNumber')}</Field>
      <Field label={label('attribution')}>{text('attribution')}</Field>
    </div>
  );
}
