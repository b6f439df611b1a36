import { Alert, Modal, Segmented } from 'antd';
import { useState } from 'react';
import { api } from '#renderer/api/index';
import { dynamic, t, useErrorNotice } from '#renderer/ui/index';
import { addressesOf, addressFault, type TiandituWords, useAddressDraft } from './addressDraft.ts';
import { OtherAddressFields } from './OtherAddressFields.tsx';
import { TiandituFields } from './TiandituFields.tsx';

const words = (): TiandituWords => ({
  nameOf: (layer) => dynamic(`map.basemap.tianditu.${layer}`, layer),
  source: t('map.basemap.tianditu.source'),
});

/** 在线地图: 天地图 with the office's own key, or any address of tiles. */
export function AddressDialog({ onClose }: { onClose: () => void }) {
  const { draft, change, clear } = useAddressDraft();
  const [saving, setSaving] = useState(false);
  const showError = useErrorNotice();
  const fault = addressFault(draft, words());
  const typed = draft.source === 'tianditu' ? draft.key.trim() !== '' : draft.url.trim().length >= 8;
  const add = async (): Promise<void> => {
    setSaving(true);
    try {
      for (const address of addressesOf(draft, words())) await api.basemaps.addAddress(address);
      clear();
      onClose();
    } catch (error) {
      showError(error);
    } finally {
      setSaving(false);
    }
  };
  return (
    <Modal
      open
      title={t('map.basemap.addressTitle')}
      okText={t('map.basemap.add')}
      cancelText={t('ui.cancel')}
      okButtonProps={{ disabled: fault !== null, loading: saving }}
      onOk={() => void add()}
      onCancel={onClose}
      width={560}
      style={{ top: 48 }}
    >
      <div className="lm-basemap-form">
        <Segmented
          block
          value={draft.source}
          options={(['tianditu', 'other'] as const).map((value) => ({
            value,
            label: t(`map.basemap.source.${value}`),
          }))}
          onChange={(source) => change({ source })}
        />
        {draft.source === 'tianditu' ? (
          <TiandituFields draft={draft} onChange={change} />
        ) : (
          <OtherAddressFields draft={draft} onChange={change} />
        )}
        {typed && fault && <p className="lm-field-error">{t(`map.basemap.addressFault.${fault}`)}</p>}
        <Alert className="lm-alert" type="info" showIcon title={t('map.basemap.onlineNote')} />
      </div>
    </Modal>
  );
}
