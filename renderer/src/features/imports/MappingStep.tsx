import { Alert, Button, Checkbox, Form, InputNumber, Select } from 'antd';
import { useMemo } from 'react';
import { api, useApiQuery } from '#renderer/api/index';
import { useCategories } from '#renderer/api/lookups';
import { dynamic, kindName, t, useErrorNotice } from '#renderer/ui/index';
import type { ImportFile, ImportPlan } from '#shared/contract/imports';
import { KIND_IDS, type KindId, kindOf } from '#shared/domain/kinds/index';
import { ColumnTable } from './ColumnTable.tsx';

const SYSTEMS = ['gcj02', 'wgs84', 'bd09', 'cgcs2000', 'none'] as const;

type MappingProps = {
  file: ImportFile;
  plan: ImportPlan;
  onChange: (plan: ImportPlan) => void;
  onBack: () => void;
  onNext: () => void;
};

/** Which sheet, which header row, what kind: a change of these asks for a new proposal. */
function Source({ file, plan, onChange }: Pick<MappingProps, 'file' | 'plan' | 'onChange'>) {
  const showError = useErrorNotice();
  const propose = (sheet: number, headerRow: number, kind: KindId): void => {
    api.imports
      .propose({ importId: plan.importId, sheet, headerRow, kind })
      .then((next) => onChange({ ...next, crs: plan.crs === 'none' ? next.crs : plan.crs }), showError);
  };
  const sheet = file.sheets[plan.sheet];
  return (
    <>
      {file.sheets.length > 1 && (
        <Form.Item label={t('import.sheet')}>
          <Select
            value={plan.sheet}
            popupMatchSelectWidth={false}
            options={file.sheets.map((other) => ({
              value: other.index,
              label: t(other.hidden ? 'import.sheetHidden' : 'import.sheetRows', {
                name: other.name,
                count: other.rowCount,
              }),
            }))}
            onChange={(index) => propose(index, file.sheets[index]?.headerRow ?? 0, plan.kind)}
          />
        </Form.Item>
      )}
      {file.format !== 'geojson' && (
        <Form.Item label={t('import.headerRow')} tooltip={t('import.headerRowHint')}>
          <InputNumber
            min={1}
            max={(sheet?.firstRows.length ?? 1) + 1}
            value={plan.headerRow + 1}
            onChange={(row) => row && propose(plan.sheet, row - 1, plan.kind)}
          />
        </Form.Item>
      )}
      <Form.Item label={t('import.kind')}>
        <Select
          value={plan.kind}
          data-field="kind"
          options={KIND_IDS.map((kind) => ({ value: kind, label: kindName(kind) }))}
          onChange={(kind) => propose(plan.sheet, plan.headerRow, kind)}
        />
      </Form.Item>
    </>
  );
}

/** Step 2: which column is what, and in which system the coordinates are. */
export function MappingStep({ file, plan, onChange, onBack, onNext }: MappingProps) {
  const categories = useCategories();
  const outline = useApiQuery('cells.list', {});
  const kind = kindOf(plan.kind);
  const scope = kind.role === 'risk' ? 'problem' : plan.kind;
  const targets = Object.values(plan.mapping);
  const hasPlace = file.format === 'geojson' || targets.some((target) => target.startsWith('@'));
  const hasName = targets.includes('name');
  const sheet = file.sheets[plan.sheet];
  const noOutline = useMemo(
    () => outline.data && !outline.data.cells.some((cell) => cell.tier === 'community'),
    [outline.data],
  );
  return (
    <>
      {file.warnings.map((warning) => (
        <Alert
          key={warning.code}
          type="warning"
          showIcon
          className="lm-import-alert"
          title={dynamic(`import.warning.${warning.code}`, '', warning.params)}
        />
      ))}
      <Form layout="inline" className="lm-import-form">
        <Source file={file} plan={plan} onChange={onChange} />
        <Form.Item label={t('import.category')}>
          <Select
            allowClear
            className="lm-import-category"
            placeholder={t('import.categoryByColumn')}
            value={plan.categoryId}
            popupMatchSelectWidth={false}
            options={categories.list
              .filter((category) => category.scope === scope)
              .map((category) => ({ value: category.id, label: category.name }))}
            onChange={(categoryId) => onChange({ ...plan, categoryId: categoryId ?? null })}
          />
        </Form.Item>
        {hasPlace && (
          <Form.Item label={t('import.crs')} tooltip={t('import.crsHint')}>
            <Select
              value={plan.crs}
              data-field="crs"
              popupMatchSelectWidth={false}
              options={SYSTEMS.map((crs) => ({ value: crs, label: t(`import.crsName.${crs}`) }))}
              onChange={(crs) => onChange({ ...plan, crs })}
            />
          </Form.Item>
        )}
        {kind.role === 'person' && (
          <Form.Item label={t('import.consent')} tooltip={t('import.consentHint')}>
            <Select
              allowClear
              className="lm-import-category"
              placeholder={t('import.consentNone')}
              value={plan.defaults.consentBasis as string | undefined}
              options={['signed', 'verbal', 'duty'].map((value) => ({
                value,
                label: dynamic(`choice.consentBasis.${value}`),
              }))}
              onChange={(consentBasis) =>
                onChange({ ...plan, defaults: consentBasis ? { ...plan.defaults, consentBasis } : {} })
              }
            />
          </Form.Item>
        )}
      </Form>
      {!hasPlace && <Alert type="info" showIcon className="lm-import-alert" title={t('import.noPlace')} />}
      {hasPlace && noOutline && (
        <Alert type="info" showIcon className="lm-import-alert" title={t('import.noOutline')} />
      )}
      {sheet && <ColumnTable sheet={sheet} plan={plan} onChange={onChange} />}
      <footer className="lm-import-foot">
        <Checkbox
          checked={plan.skipDuplicates}
          onChange={(event) => onChange({ ...plan, skipDuplicates: event.target.checked })}
        >
          {t('import.skipDuplicates')}
        </Checkbox>
        <span className="lm-grow" />
        <Button onClick={onBack}>{t('import.otherFile')}</Button>
        <Button type="primary" disabled={!hasName} data-action="preview" onClick={onNext}>
          {hasName ? t('import.toPreview') : t('import.needName')}
        </Button>
      </footer>
    </>
  );
}
