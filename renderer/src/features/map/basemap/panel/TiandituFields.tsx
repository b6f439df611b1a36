import { Checkbox, Input, Radio } from 'antd';
import { t } from '#renderer/ui/index';
import { type AddressDraft, TIANDITU } from './addressDraft.ts';
import { Field } from './Field.tsx';

type FieldsProps = { draft: AddressDraft; onChange: (patch: Partial<AddressDraft>) => void };

/** 天地图: which layer, and the office's own key; everything else is known. */
export function TiandituFields({ draft, onChange }: FieldsProps) {
  return (
    <>
      <Field label={t('map.basemap.tianditu.layer')}>
        <Radio.Group
          value={draft.layer}
          options={TIANDITU.map((value) => ({ value, label: t(`map.basemap.tianditu.${value}Short`) }))}
          onChange={(event) => onChange({ layer: event.target.value as AddressDraft['layer'] })}
        />
        <Checkbox checked={draft.labels} onChange={(event) => onChange({ labels: event.target.checked })}>
          {t('map.basemap.tianditu.labels')}
        </Checkbox>
      </Field>
      <Field label={t('map.basemap.tianditu.key')} hint={t('map.basemap.tianditu.keyHint')}>
        <Input
          value={draft.key}
          maxLength={200}
          autoComplete="off"
          aria-label={t('map.basemap.tianditu.key')}
          onChange={(event) => onChange({ key: event.target.value })}
        />
      </Field>
      <Field label={t('map.basemap.mapNumber')} hint={t('map.basemap.tianditu.numberHint')}>
        <Input
          value={draft.mapNumber}
          maxLength={100}
          onChange={(event) => onChange({ mapNumber: event.target.value })}
        />
      </Field>
    </>
  );
}
