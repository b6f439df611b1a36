import { DownloadOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { api } from '#renderer/api/index';
import { saveFile } from '#renderer/platform/index';
import { kindName, t, useErrorNotice } from '#renderer/ui/index';
import { KIND_IDS, type KindId } from '#shared/domain/kinds/index';

/** An empty list of a kind to fill in, for offices that begin one. */
export function TemplateButton() {
  const [busy, setBusy] = useState(false);
  const showError = useErrorNotice();
  const download = async (kind: KindId): Promise<void> => {
    setBusy(true);
    try {
      const { fileName, bytes } = await api.imports.template({ kind });
      await saveFile(fileName, bytes);
    } catch (error) {
      showError(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: KIND_IDS.map((kind) => ({ key: kind, label: kindName(kind) })),
        onClick: ({ key }) => void download(key as KindId),
      }}
    >
      <Button icon={<DownloadOutlined />} loading={busy} data-action="template">
        {t('import.template.download')}
      </Button>
    </Dropdown>
  );
}
