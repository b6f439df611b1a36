import { DownloadOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { api } from '#renderer/api/index';
import { kindName, t } from '#renderer/ui/index';
import { KIND_IDS, type KindId } from '#shared/domain/kinds/index';
import { useDownload } from './useDownload.ts';

/** An empty list of a kind to fill in, for offices that begin one. */
export function TemplateButton() {
  const { busy, download } = useDownload();
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: KIND_IDS.map((kind) => ({ key: kind, label: kindName(kind) })),
        onClick: ({ key }) => void download(() => api.imports.template({ kind: key as KindId })),
      }}
    >
      <Button icon={<DownloadOutlined />} loading={busy} data-action="template">
        {t('import.template.download')}
      </Button>
    </Dropdown>
  );
}
