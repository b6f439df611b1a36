import { EyeOutlined } from '@ant-design/icons';
import { AutoComplete, Button, Popover } from 'antd';
import { useState } from 'react';
import { useApiCommand } from '#renderer/api/index';
import { dynamic, t, useErrorNotice } from '#renderer/ui/index';

const PURPOSES = ['contact', 'verify', 'emergency'] as const;

type RevealButtonProps = {
  id: string;
  fields: readonly string[];
  onReveal: (values: Readonly<Record<string, unknown>>) => void;
};

/** 显示: asks what for, and says that it is written down. */
export function RevealButton({ id, fields, onReveal }: RevealButtonProps) {
  const [open, setOpen] = useState(false);
  const [purpose, setPurpose] = useState('');
  const reveal = useApiCommand('things.reveal');
  const showError = useErrorNotice();
  const submit = (): void => {
    if (!purpose.trim()) return;
    reveal.mutate(
      { id, fields: [...fields], purpose: purpose.trim() },
      {
        onSuccess: ({ values }) => {
          setOpen(false);
          onReveal(values);
        },
        onError: showError,
      },
    );
  };
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      title={t('things.revealTitle')}
      content={
        <div className="lm-inline">
          <AutoComplete
            autoFocus
            value={purpose}
            style={{ width: 180 }}
            placeholder={t('things.revealPurpose')}
            aria-label={t('things.revealPurpose')}
            options={PURPOSES.map((code) => ({ value: dynamic(`things.purpose.${code}`) }))}
            onChange={setPurpose}
            onKeyDown={(event) => event.key === 'Enter' && submit()}
          />
          <Button type="primary" disabled={!purpose.trim()} loading={reveal.isPending} onClick={submit}>
            {t('things.reveal')}
          </Button>
        </div>
      }
    >
      <Button type="link" size="small" icon={<EyeOutlined />} data-action="reveal">
        {t('things.reveal')}
      </Button>
    </Popover>
  );
}
