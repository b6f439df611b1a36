import { FileExcelOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { categoryList, PrintListDialog, useListJob } from '#renderer/features/lists/index';
import { JobProgress, t } from '#renderer/ui/index';
import { CategoryImport } from './CategoryImport.tsx';

/** The 权责清单 on paper, with all words of the categories as a workbook for another office, and back from one. */
export function CategoryOutputs() {
  const [printing, setPrinting] = useState(false);
  const { running, progress, run, cancel } = useListJob();
  if (running) return <JobProgress state={progress} onCancel={cancel} />;
  return (
    <>
      <Button icon={<PrinterOutlined />} data-action="categories-print" onClick={() => setPrinting(true)}>
        {t('categories.print')}
      </Button>
      <Button
        icon={<FileExcelOutlined />}
        data-action="categories-xlsx"
        title={t('categories.exportHint')}
        onClick={() => void run('xlsx', categoryList(), { edition: 'public', purpose: '' })}
      >
        {t('print.output.xlsx')}
      </Button>
      <CategoryImport />
      {printing && <PrintListDialog open spec={categoryList()} onClose={() => setPrinting(false)} />}
    </>
  );
}
