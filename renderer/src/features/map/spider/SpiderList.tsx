import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { api } from '#renderer/api/index';
import { usePages } from '#renderer/api/pages';
import { formatCount, t } from '#renderer/ui/index';
import type { MapEngine } from '../engine.ts';
import { ThingList } from '../room/ThingList.tsx';
import { LIST_FROM } from './layout.ts';
import { closeSpider, type Spider, useSpiderStore } from './store.ts';

const BY_NAME = { key: 'name' } as const;
const WIDTH_PX = 300;
const HEIGHT_PX = 360;
const GAP_PX = 12;

function List({ engine, spider }: { engine: MapEngine; spider: Spider }) {
  const filter = { ids: spider.legs.map(({ id }) => id) };
  const things = usePages('things.list', { filter, sort: BY_NAME }, api.things.list);
  const { x, y } = engine.map.latLngToContainerPoint([spider.at[1], spider.at[0]]);
  const size = engine.map.getSize();
  const left = x + GAP_PX + WIDTH_PX < size.x ? x + GAP_PX : Math.max(GAP_PX, x - GAP_PX - WIDTH_PX);
  const top = Math.max(GAP_PX, Math.min(y - HEIGHT_PX / 2, size.y - HEIGHT_PX - GAP_PX));
  return (
    <section
      className="lm-spider-list"
      aria-label={t('map.spider.title', { count: formatCount(spider.legs.length) })}
      style={{ left, top, width: WIDTH_PX, height: Math.min(HEIGHT_PX, size.y - 2 * GAP_PX) }}
    >
      <header>
        <strong>{t('map.spider.title', { count: formatCount(spider.legs.length) })}</strong>
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined />}
          aria-label={t('map.spider.close')}
          onClick={closeSpider}
        />
      </header>
      <ThingList things={things} />
    </section>
  );
}

/** Things of one spot that are too many to be spread out. */
export function SpiderList({ engine }: { engine: MapEngine }) {
  const spider = useSpiderStore((state) => state.spider);
  return spider && spider.legs.length >= LIST_FROM ? <List engine={engine} spider={spider} /> : null;
}
