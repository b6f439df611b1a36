import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { api } from '#renderer/api/index';
import { SheetDialog, TABLE_OUTPUTS } from '#renderer/features/lists/index';
import { t } from '#renderer/ui/index';
import { usePlanState } from './state.ts';
import { usePlanQuery } from './usePlan.ts';

const METHODS = { print: 'sheetHtml', pdf: 'sheetPdf', xlsx: 'sheetXlsx' } as const;

/** The plan as it is now, decisions and the clerk's words to all included, on paper or as a workbook. */
export function PlanSheetButton() {
  const [open, setOpen] = useState(false);
  const plan = usePlanQuery();
  const note = usePlanState((state) => state.note);
  const asked = { plan, note };
  return (
    <>
      <Button size="small" icon={<PrinterOutlined />} data-action="print-plan" onClick={() => setOpen(true)}>
        {t('plan.print')}
      </Button>
      {open && (
        <SheetDialog
          title={t('plan.printTitle')}
          outputs={TABLE_OUTPUTS}
          previewKey={['planning.sheetHtml', JSON.stringify(asked)]}
          preview={() => api.planning.sheetHtml({ ...asked, edition: 'public', preview: true })}
          make={(output, _seen, input) => api.planning[METHODS[output]]({ ...asked, ...input })}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
