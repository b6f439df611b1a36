import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { api } from '#renderer/api/index';
import { t } from '#renderer/ui/index';
import type { ImportPlan } from '#shared/contract/imports';
import { useDownload } from './useDownload.ts';

/** The rows in error as a workbook to put right and import again. */
export function ErrorRowsButton({ plan }: { plan: ImportPlan }) {
  const { busy, download } = useDownload();
  return (
    <Button
      icon={<DownloadOutlined />}
      loading={busy}
      data-action="error-rows"
      onClick={() => void download(() => api.imports.errorRows(plan))}
    >
      {t('import.downloadErrors')}
    </Button>
  );
}
