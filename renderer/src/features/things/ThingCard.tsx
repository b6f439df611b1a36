import {
  AimOutlined,
  CloseOutlined,
  DeleteOutlined,
  EditOutlined,
  RadiusSettingOutlined,
} from '@ant-design/icons';
import { Button, Tabs, Tooltip } from 'antd';
import { useState } from 'react';
import { useApiQuery } from '#renderer/api/index';
import { useCategories, useCells } from '#renderer/api/lookups';
import { FileIntake, FilesTab, useFilesOf } from '#renderer/features/files/index';
import { RecordHistory } from '#renderer/features/history/index';
import { LinksTab } from '#renderer/features/org/index';
import { useChoice } from '#renderer/state/choice';
import { useAppState } from '#renderer/state/index';
import { EmptyState, errorText, KindSymbol, kindName, LevelBadge, Panel, t } from '#renderer/ui/index';
import type { Thing } from '#shared/contract/things';
import { consentOf, needsConsent } from '#shared/domain/consent';
import type { LngLat } from '#shared/domain/geo/types';
import { kindOf } from '#shared/domain/kinds/index';
import { ConsentNotice } from './ConsentNotice.tsx';
import { draftKey, isDirty, useDrafts } from './drafts.ts';
import { Facts } from './Facts.tsx';
import { PersonMenu, VerifyButton } from './PersonActs.tsx';
import { RevealButton } from './RevealButton.tsx';
import { useRemoveThings } from './useRemoveThings.ts';
import type { Lookups } from './values.ts';

function CardTitle({ thing, lookups }: { thing: Thing; lookups: Lookups }) {
  const [name, setName] = useState<string | null>(null);
  return (
    <>
      <div className="lm-card-title">
        <KindSymbol kind={thing.kind} categoryId={thing.categoryId} size={20} />
        <span>{name ?? thing.name}</span>
        <LevelBadge level={thing.level} />
      </div>
      <div className="lm-card-sub">
        {[kindName(thing.kind), lookups.categoryName(thing.categoryId)].filter(Boolean).join(' · ')}
        {thing.masked.includes('name') && name === null && (
          <RevealButton
            id={thing.id}
            fields={['name']}
            onReveal={(values) => setName(String(values.name ?? ''))}
          />
        )}
      </div>
    </>
  );
}

/** 附近: everything around a thing, by the radius used last. */
function NearbyButton({ anchor }: { anchor: LngLat }) {
  const radiusM = useChoice((state) => state.radiusM);
  const words = t('map.select.nearby', { metres: radiusM });
  const choose = (): void => {
    useChoice.getState().ask({ type: 'circle', centre: anchor, radiusM });
    useAppState.getState().setRoom('map');
  };
  return (
    <Tooltip title={words}>
      <Button icon={<RadiusSettingOutlined />} aria-label={words} data-action="nearby" onClick={choose} />
    </Tooltip>
  );
}

function Actions({ thing }: { thing: Thing }) {
  const { setCard, flyTo } = useAppState.getState();
  const removeThings = useRemoveThings();
  const draft = useDrafts((state) => state.drafts[draftKey(thing.kind, thing.id)]);
  const { anchor } = thing;
  return (
    <>
      <Button
        type="primary"
        icon={<EditOutlined />}
        data-action="edit"
        disabled={needsConsent(thing.kind) && consentOf(thing.attrs) === 'withdrawn'}
        onClick={() => setCard({ type: 'thingForm', kind: thing.kind, id: thing.id })}
      >
        {t(draft && isDirty(draft) ? 'things.continueEdit' : 'ui.edit')}
      </Button>
      {anchor ? (
        <>
          <Tooltip title={t('things.locate')}>
            <Button
              icon={<AimOutlined />}
              aria-label={t('things.locate')}
              onClick={() => flyTo(anchor, 18)}
            />
          </Tooltip>
          <NearbyButton anchor={anchor} />
        </>
      ) : (
        <Button
          icon={<AimOutlined />}
          onClick={() => setCard({ type: 'thingForm', kind: thing.kind, id: thing.id })}
        >
          {t('things.placeIt')}
        </Button>
      )}
      <VerifyButton thing={thing} />
      <Tooltip title={t('things.deleteTip')}>
        <Button
          danger
          type="text"
          icon={<DeleteOutlined />}
          data-action="delete-one"
          aria-label={t('ui.delete')}
          onClick={() => void removeThings([thing.id], thing.name)}
        />
      </Tooltip>
      <PersonMenu thing={thing} />
    </>
  );
}

/** What an organisation is made of. */
const LINKED_ROLES: ReadonlySet<string> = new Set(['resource', 'person']);

/** The card of the selected thing: its fields, its history, what can be done. */
export function ThingCard({ id }: { id: string }) {
  const { data: thing, error } = useApiQuery('things.get', { id });
  const categories = useCategories();
  const cells = useCells();
  const { files } = useFilesOf(id);
  const [tab, setTab] = useState('facts');
  const lookups = { categoryName: categories.nameOf, cellName: cells.nameOf };
  const close = (
    <Button
      type="text"
      icon={<CloseOutlined />}
      aria-label={t('ui.close')}
      onClick={() => useAppState.getState().select(null)}
    />
  );
  if (error) {
    return (
      <Panel title={t('things.gone')} extra={close}>
        <EmptyState title={errorText(error)} />
      </Panel>
    );
  }
  if (!thing) return <Panel title={t('ui.loading')} extra={close} />;
  return (
    <Panel
      title={<CardTitle thing={thing} lookups={lookups} />}
      extra={close}
      footer={<Actions thing={thing} />}
    >
      <ConsentNotice thing={thing} />
      <FileIntake key={thing.id} thing={thing} onAdded={() => setTab('files')}>
        <Tabs
          size="small"
          activeKey={tab}
          onChange={setTab}
          items={[
            { key: 'facts', label: t('things.facts'), children: <Facts thing={thing} lookups={lookups} /> },
            {
              key: 'files',
              label: files.length > 0 ? t('files.tabCount', { count: files.length }) : t('files.tab'),
              children: <FilesTab thing={thing} />,
            },
            ...(LINKED_ROLES.has(kindOf(thing.kind).role)
              ? [{ key: 'links', label: t('org.links'), children: <LinksTab thing={thing} /> }]
              : []),
            {
              key: 'history',
              label: t('things.history'),
              children: <RecordHistory entity="thing" id={thing.id} kind={thing.kind} />,
            },
          ]}
        />
      </FileIntake>
    </Panel>
  );
}
