import { Alert, Button, Checkbox, Form, Select } from 'antd';
import { api, useApiQuery } from '#renderer/api/index';
import { useCategories } from '#renderer/api/lookups';
import { dynamic, formatCount, t, useErrorNotice } from '#renderer/ui/index';
import { type ImportFile, type ImportPlan, POSITION_TARGETS } from '#shared/contract/imports';
import { kindOf } from '#shared/domain/kinds/index';
import { ColumnTable } from './ColumnTable.tsx';
import { ConsentChoice } from './ConsentChoice.tsx';
import { namesRows } from './plan.ts';
import { SourceFields } from './SourceFields.tsx';
import { SystemChoice } from './SystemChoice.tsx';
import type { WizardPlan } from './types.ts';

const SYSTEMS = ['gcj02', 'wgs84', 'bd09', 'cgcs2000', 'none'] as const;

type PlanProps = { plan: WizardPlan; onChange: (plan: ImportPlan) => void };
type MappingProps = PlanProps & { file: ImportFile; onBack: () => void; onNext: () => void };

const placeGiven = (file: ImportFile, plan: ImportPlan): boolean =>
  file.shapes !== null || POSITION_TARGETS.some((target) => Object.values(plan.mapping).includes(target));

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

/** These are the choices of the last time; one click begins anew. */
function Remembered({ plan, onChange }: PlanProps) {
  const showError = useErrorNotice();
  const forget = async (): Promise<void> => {
    const { importId, sheet, headerRow } = plan;
    try {
      await api.imports.forget({ importId, sheet, headerRow });
      onChange(await api.imports.propose({ importId, sheet, headerRow }));
    } catch (error) {
      showError(error);
    }
  };
  return (
    <Alert
      type="success"
      showIcon
      className="lm-alert lm-import-alert"
      title={t('import.remembered')}
      action={
        <Button size="small" data-action="forget" onClick={() => void forget()}>
          {t('import.forget')}
        </Button>
      }
    />
  );
}

/** The one thing to know before going on: what is missing, the most important first. */
function Hint({ file, plan }: { file: ImportFile; plan: ImportPlan }) {
  const outline = useApiQuery('cells.list', {});
  const hasPlace = placeGiven(file, plan);
  const noOutline = outline.data && !outline.data.cells.some((cell) => cell.tier === 'community');
  if (!namesRows(plan))
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
  const hasName = namesRows(plan);
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
      {plan.remembered && <Remembered plan={plan} onChange={onChange} />}
      <Hint file={file} plan={plan} />
      {placeGiven(file, plan) && <SystemChoice plan={plan} onChange={onChange} />}
      {sheet && <ColumnTable sheet={sheet} plan={plan} onChange={onChange} />}
      <footer className="lm-import-foot">
        <Checkbox
          checked={plan.blankErases}
          onChange={(event) => onChange({ ...plan, blankErases: event.target.checked })}
        >
          {t('import.blankErases')}
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
