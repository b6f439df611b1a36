import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { v7 } from 'uuid';
import { KIND_IDS } from '#shared/domain/kinds/index';
import { seeded } from '#shared/domain/random';
import type { TestCore } from '#tests/helpers/testCore';

const SKILLS =
  '电工 水暖 调解 法律 医护 心理 摄影 理发 木工 焊工 保洁 巡逻 翻译 驾驶 护理 书法 助教 维修 消防 急救'.split(
    ' ',
  );
const WORDS =
  '路灯 水管 停车 噪音 垃圾 绿化 电梯 楼道 门禁 井盖 屋顶 外墙 管道 广场 河道 工地 商铺 学校 幼儿 老人'.split(
    ' ',
  );
const SURNAMES = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗'.split('');

/** A closed map folder with `count` placed records of every kind, made from a seed. Returns the folder. */
export async function makeBigMap(test: TestCore, count: number): Promise<string> {
  await test.call('maps.create', { name: `bench-${count}` });
  await test.call('maps.close', {});
  const folder = join(test.ports.mapsDir, `bench-${count}`);
  const database = new Sqlite(join(folder, 'map.sqlite'));
  database.pragma('synchronous = OFF');
  const insert = database.prepare(
    `INSERT INTO things (id, kind, name, address, phone, level, geometry, lng, lat, attrs, custom, search_text, batch_id,
       version, created_at_ms, updated_at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '{}', ?, 'bench', 1, 0, 0)`,
  );
  const random = seeded(count);
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  database.transaction(() => {
    for (let i = 0; i < count; i += 1) {
      const kind = KIND_IDS[Math.floor(random() * KIND_IDS.length)] ?? 'place';
      const lng = 121.4 + random() * 0.2;
      const lat = 29.8 + random() * 0.15;
      const name =
        kind === 'person' ? `${pick(SURNAMES)}${pick(WORDS)}` : `${pick(WORDS)}${pick(SKILLS)}${i}`;
      const address = `${pick(WORDS)}路${Math.floor(random() * 300)}号`;
      const attrs =
        kind === 'person'
          ? { skills: [pick(SKILLS), pick(SKILLS)] }
          : kind === 'building' || kind === 'risk'
            ? {}
            : { capabilities: [pick(SKILLS) + pick(WORDS)] };
      insert.run(
        v7(),
        kind,
        name,
        address,
        `138${String(Math.floor(random() * 1e8)).padStart(8, '0')}`,
        kind === 'risk' ? 1 + Math.floor(random() * 4) : null,
        JSON.stringify({ type: 'Point', coordinates: [lng, lat] }),
        lng,
        lat,
        JSON.stringify(attrs),
        `${name} ${address}`,
      );
    }
  })();
  database.close();
  return folder;
}
