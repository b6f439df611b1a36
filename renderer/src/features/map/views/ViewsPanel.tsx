import './views.css';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { useApiQuery } from '#renderer/api/index';
import { EmptyState, t } from '#renderer/ui/index';
import type { MapEngine } from '../engine.ts';
import { WallForm } from '../wall/WallForm.tsx';
import { readViewCode } from './code.ts';
import { showContent } from './content.ts';
import { freeName, useViewActions, useViewList } from './useViews.ts';
import { ViewRow } from './ViewRow.tsx';

/** Names what the map shows now and keeps it. */
function KeepForm({ keep, suggested }: { keep: (name: string) => Promise<boolean>; suggested: string }) {
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    setBusy(true);
    if (await keep(name.trim() || suggested)) setName('');
    setBusy(false);
  };
  return (
    <div className="lm-view-form">
      <Input
        value={name}
        maxLength={40}
        placeholder={suggested}
        aria-label={t('map.views.name')}
        onChange={(event) => setName(event.target.value)}
        onPressEnter={() => void save()}
      />
      <Button type="primary" loading={busy} data-action="view-keep" onClick={() => void save()}>
        {t('map.views.keep')}
      </Button>
    </div>
  );
}

/** Opens the view of a code that a colleague sent. */
function CodeForm() {
  const { message } = App.useApp();
  const mapId = useApiQuery('app.state', {}).data?.map?.id;
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const show = (): void => {
    const found = readViewCode(text);
    if (!found) return void message.warning(t('map.views.badCode'));
    if (found.mapId !== mapId) return void message.warning(t('map.views.otherMap'));
    showContent(found.content);
    setText('');
    setOpen(false);
  };
  if (!open)
    return (
      <Button size="small" type="link" onClick={() => setOpen(true)}>
        {t('map.views.paste')}
      </Button>
    );
  return (
    <div className="lm-view-form">
      <Input
        autoFocus
        value={text}
        placeholder={t('map.views.pasteHere')}
        aria-label={t('map.views.paste')}
        onChange={(event) => setText(event.target.value)}
        onPressEnter={show}
      />
      <Button disabled={!text.trim()} onClick={show}>
        {t('map.views.open')}
      </Button>
    </div>
  );
}

/** The saved views: keep the present one, show one, and what else can be done with them. */
export function ViewsPanel({ engine }: { engine: MapEngine }) {
  const views = useViewList();
  const actions = useViewActions(engine);
  const startViewId = useApiQuery('settings.get', {}).data?.startViewId ?? null;
  return (
    <div className="lm-map-options lm-views">
      <KeepForm keep={actions.keep} suggested={freeName(views)} />
      {views.length === 0 ? (
        <EmptyState title={t('map.views.none')} hint={t('map.views.noneHint')} />
      ) : (
        <ol className="lm-view-list">
          {views.map((view, at) => (
            <ViewRow
              key={view.id}
              view={view}
              isStart={view.id === startViewId}
              inTurn={actions.inTurn(view)}
              first={at === 0}
              last={at === views.length - 1}
              actions={actions}
            />
          ))}
        </ol>
      )}
      <CodeForm />
      <WallForm engine={engine} />
    </div>
  );
}
