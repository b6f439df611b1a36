import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { api } from '#renderer/api/index';
import { PAGE_OUTPUTS, SheetDialog } from '#renderer/features/lists/index';
import { t } from '#renderer/ui/index';
import type { ProblemDetail } from '#shared/contract/problems';

/** 打印派单: there is one as soon as somebody was asked. */
export function SlipButton({ problem: { id, version, assignments } }: { problem: ProblemDetail }) {
  const [open, setOpen] = useState(false);
  const asked = assignments.some(({ state }) => state !== 'declined' && state !== 'cancelled');
  if (!asked) return null;
  return (
    <>
      <Button size="small" icon={<PrinterOutlined />} data-action="print-slip" onClick={() => setOpen(true)}>
        {t('slip.print')}
      </Button>
      {open && (
        <SheetDialog
          title={t('slip.printTitle')}
          outputs={PAGE_OUTPUTS}
          previewKey={['problems.slipHtml', id, String(version)]}
          preview={() => api.problems.slipHtml({ id, edition: 'public', preview: true })}
          make={(output, _seen, input) =>
            api.problems[output === 'print' ? 'slipHtml' : 'slipPdf']({ id, ...input })
          }
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
