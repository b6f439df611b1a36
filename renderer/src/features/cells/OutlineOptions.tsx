import { Input, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { dynamic, t } from '#renderer/ui/index';
import type { ImportFile } from '#shared/contract/imports';
import { COORDINATE_SYSTEMS, type CoordinateSystem } from '#shared/domain/geo/types';
import { CellImportPreview } from './CellImportPreview.tsx';
import { keysOf, type OutlineChoice } from './outlineChoice.ts';

type OptionsProps = {
  file: ImportFile;
  choice: OutlineChoice;
  onChange: (patch: Partial<OutlineChoice>) => void;
};

const Row = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="lm-field">
    <span className="lm-field-label">{label}</span>
    {children}
  </div>
);

type KeySelectProps = {
  label: string;
  keys: readonly string[];
  value: string | null;
  onChange: (key: string | null) => void;
};

const KeySelect = ({ label, keys, value, onChange }: KeySelectProps) => (
  <Row label={label}>
    <Select
      allowClear
      value={value}
      aria-label={label}
      options={keys.map((key) => ({ value: key, label: key }))}
      onChange={(key: string | null | undefined) => onChange(key ?? null)}
    />
  </Row>
);

function OutlineFields({ choice, onChange }: Pick<OptionsProps, 'choice' | 'onChange'>) {
  return (
    <div className="lm-form-grid">
      <Row label={t('cells.communityName')}>
        <Input
          value={choice.name}
          maxLength={60}
          onChange={(event) => onChange({ name: event.target.value })}
        />
      </Row>
      <Row label={t('cells.code')}>
        <Input
          value={choice.code}
          maxLength={20}
          placeholder="330203006001"
          onChange={(event) => onChange({ code: event.target.value })}
        />
      </Row>
    </div>
  );
}

const CELL_KEYS = ['nameKey', 'codeKey', 'parentKey', 'tierKey'] as const;

function CellFields({ file, choice, onChange }: OptionsProps) {
  const keys = keysOf(file);
  return (
    <>
      <div className="lm-form-grid">
        {CELL_KEYS.map((key) => (
          <KeySelect
            key={key}
            label={t(`cells.${key}`)}
            keys={keys}
            value={choice[key]}
            onChange={(value) => onChange({ [key]: value })}
          />
        ))}
      </div>
      <CellImportPreview file={file} choice={choice} onChange={onChange} />
    </>
  );
}

/** What the areas of a file are, in which system they stand, and what they are called. */
export function OutlineOptions({ file, choice, onChange }: OptionsProps) {
  const Fields = choice.target === 'outline' ? OutlineFields : CellFields;
  return (
    <>
      <p className="lm-muted">
        {file.fileName} · {t('cells.areas', { count: file.shapes?.areas ?? 0 })}
      </p>
      <Radio.Group
        value={choice.target}
        options={(['outline', 'cells'] as const).map((value) => ({ value, label: t(`cells.as.${value}`) }))}
        onChange={(event) => onChange({ target: event.target.value as OutlineChoice['target'] })}
      />
      <Row label={t('things.crs')}>
        <Select
          value={choice.crs}
          aria-label={t('things.crs')}
          options={COORDINATE_SYSTEMS.map((crs) => ({
            value: crs,
            label: dynamic(`things.crsName.${crs}`, crs),
          }))}
          onChange={(crs: CoordinateSystem) => onChange({ crs })}
        />
        <span className="lm-muted">{t('cells.crsHint')}</span>
      </Row>
      <Fields file={file} choice={choice} onChange={onChange} />
    </>
  );
}
