import { Alert, Button, Checkbox, Form, Select } from 'antd';
import { useApiQuery } from '#renderer/api/index';
import { useCategories } from '#renderer/api/lookups';
import { dynamic, formatCount, formatDate, t } from '#renderer/ui/index';
import type { ImportFile, ImportPlan } from '#shared/contract/imports';
import { kindOf } from '#shared/domain/kinds/index';
import { ColumnTable } from './ColumnTable.tsx';
import { SourceFields } from './SourceFields.tsx';

const SYSTEMS = ['gcj02', 'wgs84', 'bd09', 'cgcs2000', 'none'] as const;
const CONSENTS = ['signed', 'verbal', 'duty'] as const;

type PlanProps = { plan: ImportPlan; onChange: (plan: ImportPlan) => void };
type MappingProps = PlanProps & { file: ImportFile; onBack: () => void; onNext: () => void };

const placeGiven = (file: ImportFile, plan: ImportPlan): boolean =>
  file.shapes !== null || Object.values(plan.mapping).some((target) => target.startsWith('@'));

/** One category for every row. */
function CategoryChoice({ plan, onChange }: PlanProps) {
  const categories = useCategories();
  const scope = kindOf(plan.kind).role === 'risk' ? 'problem' : plan.kind;
  return (
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
  );
}

/** On what ground people's data is kept, for lists that do not say. */
function ConsentChoice({ plan, onChange }: PlanProps) {
  return (
    <Form.Item label={t('import.consent')} tooltip={t('import.consentHint')}>
      <Select
        allowClear
        className="lm-import-category"
        data-field="consentBasis"
        placeholder={t('import.consentNone')}
        value={plan.defaults.consentBasis as string | undefined}
        options={CONSENTS.map((value) => ({ value, label: dynamic(`choice.consentBasis.${value}`) }))}
        onChange={(consentBasis) =>
          onChange({
            ...plan,
            defaults: consentBasis
              ? { ...plan.defaults, consentBasis, consentOn: formatDate(Date.now()) }
              : {},
          })
        }
      />
    </Form.Item>
  );
}

/** The one thing to know before going on: what is missing, the most important first. */
function Hint({ file, plan }: { file: ImportFile; plan: ImportPlan }) {
  const outline = useApiQuery('cells.list', {});
  const hasPlace = placeGiven(file, plan);
  const noOutline = outline.data && !outline.data.cells.some((cell) => cell.tier === 'community');
  if (!Object.values(plan.mapping).includes('name'))
    return (
      <Alert type="warning" showIcon className="lm-alert lm-import-alert" title={t('import.needNameHint')} />
    );
  if (!hasPlace)
    return <Alert type="info" showIcon className="lm-alert lm-import-alert" title={t('import.noPlace')} />;
  if (noOutline)
    return <Alert type="info" showIcon className="lm-alert lm-import-alert" title={t('import.noOutline')} />;
  return null;
}

/** Step 2: which column is what, and in which system the coordinates are. */
export function MappingStep({ file, plan, onChange, onBack, onNext }: MappingProps) {
  const hasName = Object.values(plan.mapping).includes('name');
  const sheet = file.sheets[plan.sheet];
  return (
    <>
      {file.warnings.map((warning) => (
        <Alert
          key={warning.code}
          type="warning"
          showIcon
          className="lm-alert lm-import-alert"
          title={dynamic(`import.warning.${warning.code}`, '', warning.params)}
        />
      ))}
      <Form layout="inline" className="lm-import-form">
        <SourceFields file={file} plan={plan} onChange={onChange} />
        <CategoryChoice plan={plan} onChange={onChange} />
        {placeGiven(file, plan) && (
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
        {kindOf(plan.kind).role === 'person' && <ConsentChoice plan={plan} onChange={onChange} />}
      </Form>
      <Hint file={file} plan={plan} />
      {sheet && <ColumnTable sheet={sheet} plan={plan} onChange={onChange} />}
      <footer className="lm-import-foot">
        <Checkbox
          checked={plan.skipDuplicates}
          onChange={(event) => onChange({ ...plan, skipDuplicates: event.target.checked })}
        >
          {t('import.skipDuplicates')}
        </Checkbox>
        {sheet && (
          <span className="lm-muted" data-rows={sheet.rowCount}>
            {t('import.rowsFound', { count: formatCount(sheet.rowCount) })}
            {file.encoding && t('import.readAs', { encoding: file.encoding.toUpperCase() })}
          </span>
        )}
        <span className="lm-grow" />
        <Button onClick={onBack}>{t('import.otherFile')}</Button>
        <Button type="primary" disabled={!hasName} data-action="preview" onClick={onNext}>
          {hasName ? t('import.toPreview') : t('import.needName')}
        </Button>
      </footer>
    </>
  );
}
