import { Input } from 'antd';
import { useState } from 'react';
import { useApiCommand } from '#renderer/api/index';
import { t, useErrorNotice } from '#renderer/ui/index';
import type { StoredFile } from '#shared/contract/files';

/** A file's name, which is also a photo's caption: typed over in place, kept by Enter or by leaving it. */
export function FileName({ file }: { file: StoredFile }) {
  const showError = useErrorNotice();
  const rename = useApiCommand('files.rename');
  const [typed, setTyped] = useState<string | null>(null);
  const keep = (): void => {
    const fileName = typed?.trim() ?? '';
    setTyped(null);
    if (fileName === '' || fileName === file.fileName) return;
    rename.mutate({ id: file.id, version: file.version, fileName }, { onError: showError });
  };
  return (
    <Input
      className="lm-file-name"
      variant="borderless"
      size="small"
      value={typed ?? file.fileName}
      title={file.fileName}
      maxLength={120}
      aria-label={t('files.name')}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={keep}
      onPressEnter={(event) => event.currentTarget.blur()}
      onKeyDown={(event) => {
        // Arrows and Delete belong to the text while it is typed.
        if (event.key !== 'Escape') event.stopPropagation();
        else if (typed !== null) {
          setTyped(null);
          event.stopPropagation();
        }
      }}
    />
  );
}
