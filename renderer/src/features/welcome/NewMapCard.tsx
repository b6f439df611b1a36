import { Button, Input } from 'antd';
import { useState } from 'react';
import { useApiCommand, useApiQuery } from '#renderer/api/index';
import { t, useErrorNotice } from '#renderer/ui/index';

/** 新建地图: a name is enough; it goes to the standard folder. */
export function NewMapCard() {
  const [name, setName] = useState('');
  const create = useApiCommand('maps.create');
  const recent = useApiQuery('maps.recent', {});
  const showError = useErrorNotice();
  const submit = (): void => {
    if (name.trim()) create.mutate({ name: name.trim() }, { onError: showError });
  };
  return (
    <section className="lm-welcome-card">
      <h2>{t('welcome.new')}</h2>
      <p className="lm-muted">{t('welcome.newHint')}</p>
      <Input
        value={name}
        maxLength={60}
        placeholder={t('welcome.namePlaceholder')}
        aria-label={t('welcome.nameLabel')}
        onChange={(event) => setName(event.target.value)}
        onPressEnter={submit}
      />
      {recent.data && (
        <p className="lm-muted lm-welcome-path">
          {t('welcome.folder', { folder: recent.data.standardFolder })}
        </p>
      )}
      <div className="lm-welcome-space" />
      <Button type="primary" block disabled={!name.trim()} loading={create.isPending} onClick={submit}>
        {t('welcome.newAction')}
      </Button>
    </section>
  );
}
