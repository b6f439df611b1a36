import type { TileAddress } from './address.ts';

/** What is known of a service by its host, so that nobody has to type it; all of it may be changed. */
export type KnownService = {
  readonly name?: string;
  readonly attribution?: string;
  readonly crs?: 'wgs84' | 'gcj02';
  readonly role?: 'base' | 'annotation';
  readonly minZoom?: number;
  readonly maxZoom?: number;
};

/** 天地图's layers by the names in its addresses (CGCS2000, which is read as WGS-84). */
const TIANDITU: Readonly<Record<string, { readonly name: string; readonly isLabels: boolean }>> = {
  vec: { name: '天地图矢量', isLabels: false },
  cva: { name: '天地图矢量注记', isLabels: true },
  img: { name: '天地图影像', isLabels: false },
  cia: { name: '天地图影像注记', isLabels: true },
  ter: { name: '天地图地形', isLabels: false },
  cta: { name: '天地图地形注记', isLabels: true },
};

/** Services whose tiles in China are drawn in GCJ-02: 高德 (autonavi), 腾讯 (gtimg), 智图 (geoq). */
const GCJ02 = /(?:^|\.)(?:autonavi\.com|amap\.com|gtimg\.com|map\.qq\.com|geoq\.cn)(?::\d+)?$/;

/** What is known of an address by its host and path; empty for one that nobody knows. */
export function knownService({ hosts, template }: TileAddress): KnownService {
  const [host = ''] = hosts;
  if (GCJ02.test(host)) return { crs: 'gcj02' };
  if (!/(?:^|\.)tianditu\.gov\.cn$/.test(host)) return {};
  const [, id = ''] = /[/=]([a-z]{3})_w\b/.exec(template) ?? [];
  const layer = TIANDITU[id];
  return {
    name: layer?.name ?? '天地图',
    attribution: '天地图',
    crs: 'wgs84',
    role: layer?.isLabels ? 'annotation' : 'base',
    minZoom: 1,
    maxZoom: 18,
  };
}
