import { Form, Select } from 'antd';
import { useRef, useState } from 'react';
import { api } from '#renderer/api/index';
import { kindName, shorten, t, useErrorNotice } from '#renderer/ui/index';
import type { ImportFile, ImportPlan, ImportSheet } from '#shared/contract/imports';
import { KIND_IDS, type KindId } from '#shared/domain/kinds/index';
import { keepChoices } from './plan.ts';

type SourceProps = { file: ImportFile; plan: ImportPlan; onChange: (plan: ImportPlan) => void };

/** The first rows in few words, so that the header is chosen by looking and not by counting. */
function headerOptions(sheet: ImportSheet | undefined) {
  return (sheet?.firstRows ?? []).map((row, index) => ({
    value: index,
    label: t('import.headerOption', {
      row: index + 1,
      cells: shorten(
        row
          .map((cell) => cell.trim())
          .filter(Boolean)
          .join(' ｜ '),
        40,
      ),
    }),
  }));
}

/** Which sheet, which header row, what kind: a change of these asks for a new proposal. */
export function SourceFields({ file, plan, onChange }: SourceProps) {
  const showError = useErrorNotice();
  const asked = useRef(0);
  const [busy, setBusy] = useState(false);
  const propose = (sheet: number, headerRow: number, kind: KindId): void => {
    asked.current += 1;
    const mine = asked.current;
    setBusy(true);
    api.imports
      .propose({ importId: plan.importId, sheet, headerRow, kind })
      // Answers may come in another order than the questions: the last question counts.
      .then((next) => mine === asked.current && onChange(keepChoices(next, plan)), showError)
      .finally(() => mine === asked.current && setBusy(false));
  };
  const sheet = file.sheets[plan.sheet];
  return (
    <>
      {file.sheets.length > 1 && (
        <Form.Item label={t('import.sheet')}>
          <Select
            value={plan.sheet}
            className="lm-import-sheet"
            data-field="sheet"
            loading={busy}
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
      {file.shapes === null && (
        <Form.Item label={t('import.headerRow')} tooltip={t('import.headerRowHint')}>
          <Select
            value={plan.headerRow}
            className="lm-import-header-row"
            data-field="headerRow"
            loading={busy}
            popupMatchSelectWidth={false}
            labelRender={({ value }) => t('import.rowNumber', { row: Number(value) + 1 })}
            options={headerOptions(sheet)}
            onChange={(row) => propose(plan.sheet, row, plan.kind)}
          />
        </Form.Item>
      )}
      <Form.Item label={t('import.kind')}>
        <Select
          value={plan.kind}
          data-field="kind"
          loading={busy}
          options={KIND_IDS.map((kind) => ({ value: kind, label: kindName(kind) }))}
          onChange={(kind) => propose(plan.sheet, plan.headerRow, kind)}
        />
      </Form.Item>
    </>
  );
}
