import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { api } from '#renderer/api/index';
import { saveFile } from '#renderer/platform/index';
import { t, useErrorNotice } from '#renderer/ui/index';
import type { ImportPlan } from '#shared/contract/imports';

/** The rows in error as a workbook to put right and import again. */
export function ErrorRowsButton({ plan }: { plan: ImportPlan }) {
  const [busy, setBusy] = useState(false);
  const showError = useErrorNotice();
  const download = async (): Promise<void> => {
    setBusy(true);
    try {
      const { fileName, bytes } = await api.imports.errorRows(plan);
      await saveFile(fileName, bytes);
    } catch (error) {
      showError(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      icon={<DownloadOutlined />}
      loading={busy}
      data-action="error-rows"
      onClick={() => void download()}
    >
      {t('import.downloadErrors')}
    </Button>
  );
}
