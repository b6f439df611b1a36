import { QuestionOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import { t } from '#renderer/ui/index';
import { useWalkStore } from './store.ts';

function Keys({ keys }: { keys: readonly string[] }) {
  return (
    <dt>
      {keys.map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </dt>
  );
}

function Help() {
  return (
    <dl className="lm-key-help">
      <Keys keys={[t('map.keys.arrows')]} />
      <dd>{t('map.keys.pan')}</dd>
      <Keys keys={['+', '−']} />
      <dd>{t('map.keys.zoom')}</dd>
      <Keys keys={['Tab', 'Shift+Tab', 'J', 'K']} />
      <dd>{t('map.keys.walk')}</dd>
      <Keys keys={[t('map.keys.enter')]} />
      <dd>{t('map.keys.open')}</dd>
      <Keys keys={['←', '→']} />
      <dd>{t('map.keys.spider')}</dd>
      <Keys keys={['Esc']} />
      <dd>{t('map.keys.leave')}</dd>
      <Keys keys={['?']} />
      <dd>{t('map.keys.help')}</dd>
    </dl>
  );
}

/** The keys of the map, behind a small button. */
export function KeyHelp() {
  const open = useWalkStore((state) => state.helpOpen);
  return (
    <Popover
      trigger="click"
      placement="rightBottom"
      title={t('map.keys.title')}
      content={<Help />}
      open={open}
      onOpenChange={(helpOpen) => useWalkStore.setState({ helpOpen })}
    >
      <Button icon={<QuestionOutlined />} aria-label={t('map.keys.title')} title={t('map.keys.title')} />
    </Popover>
  );
}
