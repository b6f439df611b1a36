import { FolderOpenOutlined } from '@ant-design/icons';
import { Button, Modal, Radio, Select } from 'antd';
import { dynamic, t } from '#renderer/ui/index';
import type { ImportFile } from '#shared/contract/imports';
import { COORDINATE_SYSTEMS, type CoordinateSystem } from '#shared/domain/geo/types';
import { Field } from './Field.tsx';
import { keysOf, type SketchChoice, useSketchImport } from './useSketchImport.ts';

const USES = ['road', 'water', 'green', 'other'] as const;

type OptionsProps = {
  file: ImportFile;
  choice: SketchChoice;
  onChange: (patch: Partial<SketchChoice>) => void;
};

function Options({ file, choice, onChange }: OptionsProps) {
  const { lines = 0, areas = 0 } = file.shapes ?? {};
  return (
    <>
      <p className="lm-muted">
        {file.fileName} · {t('map.basemap.sketch.found', { lines, areas })}
      </p>
      {lines + areas === 0 && <p className="lm-field-error">{t('error.basemap.noShapes')}</p>}
      <Field label={t('map.basemap.sketch.use')}>
        <Radio.Group
          value={choice.use}
          options={USES.map((value) => ({ value, label: t(`map.basemap.use.${value}`) }))}
          onChange={(event) => onChange({ use: event.target.value as SketchChoice['use'] })}
        />
      </Field>
      <div className="lm-form-grid">
        <Field label={t('things.crs')} hint={t('cells.crsHint')}>
          <Select
            value={choice.crs}
            aria-label={t('things.crs')}
            options={COORDINATE_SYSTEMS.map((crs) => ({
              value: crs,
              label: dynamic(`things.crsName.${crs}`, crs),
            }))}
            onChange={(crs: CoordinateSystem) => onChange({ crs })}
          />
        </Field>
        <Field label={t('map.basemap.sketch.nameKey')} hint={t('map.basemap.sketch.nameKeyHint')}>
          <Select
            allowClear
            value={choice.nameKey}
            aria-label={t('map.basemap.sketch.nameKey')}
            options={keysOf(file).map((key) => ({ value: key, label: key }))}
            onChange={(key: string | null | undefined) => onChange({ nameKey: key ?? null })}
          />
        </Field>
      </div>
    </>
  );
}

/** 道路水系图层: a file of lines or areas as a part of the plain sketch. */
export function SketchDialog({ onClose }: { onClose: () => void }) {
  const { opened, opening, saving, change, choose, run, discard } = useSketchImport(onClose);
  const shapes = opened ? (opened.file.shapes?.lines ?? 0) + (opened.file.shapes?.areas ?? 0) : 0;
  return (
    <Modal
      open
      title={t('map.basemap.sketch.title')}
      okText={t('map.basemap.add')}
      cancelText={t('ui.cancel')}
      okButtonProps={{ disabled: shapes === 0, loading: saving }}
      onOk={run}
      onCancel={() => {
        discard();
        onClose();
      }}
      width={520}
    >
      <div className="lm-basemap-form">
        <Button
          block
          type={opened ? 'default' : 'primary'}
          icon={<FolderOpenOutlined />}
          loading={opening}
          data-action="choose-sketch"
          onClick={choose}
        >
          {t(opened ? 'cells.otherFile' : 'map.basemap.sketch.choose')}
        </Button>
        {opened ? (
          <Options file={opened.file} choice={opened.choice} onChange={change} />
        ) : (
          <p className="lm-muted">{t('map.basemap.sketch.hint')}</p>
        )}
      </div>
    </Modal>
  );
}
