/** What a WMTS is asked for besides the tile. */
export type WmtsChoice = {
  readonly layer: string;
  readonly matrixSet: string;
  readonly style: string;
  readonly format: string;
  readonly key: string;
};

export type WmtsFault = { readonly fault: 'layerMissing' | 'matrixSet' };

/** The layers of 天地图 in Web Mercator (`_w`), as its documentation lists them: a base and the labels that lie on it. */
export const TIANDITU_LAYERS = [
  { base: 'vec', labels: 'cva' },
  { base: 'img', labels: 'cia' },
  { base: 'ter', labels: 'cta' },
] as const;

/** The WMTS endpoint of one of those layers; {tk} is put in by `readAddress`. */
export const tiandituUrl = (layer: string): string => `https://t{s}.tianditu.gov.cn/${layer}_w/wmts`;

/** Parameters of GetTile (OGC 07-057r7, table 29); an endpoint's own others are kept. */
const GET_TILE =
  /^(service|request|version|layer|style|tilematrixset|format|tilematrix|tilerow|tilecol|tk)(=|$)/i;

/** Names of matrix sets in other projections than Web Mercator: plain degrees above all. */
const NOT_MERCATOR = /^(c|.*(4326|4490|crs84|degree|inspirecrs84).*)$/i;

/** What the endpoints of 天地图 say by their path: `/img_w/wmts` is layer img in matrix set w. */
function fromPath(url: string): { layer: string; matrixSet: string } | undefined {
  const [, layer, matrixSet] = /\.tianditu\.gov\.cn\/([a-z]+)_([a-z])\/wmts/i.exec(url) ?? [];
  return layer && matrixSet ? { layer, matrixSet } : undefined;
}

/** What the endpoint's own question says, when somebody copied a whole example. */
function fromQuery(query: readonly string[], name: string): string {
  const found = query.find((part) => part.toLowerCase().startsWith(`${name}=`));
  return found === undefined ? '' : decodeURIComponent(found.slice(name.length + 1).replaceAll('+', ' '));
}

const isTemplate = (url: string): boolean => ['{z}', '{x}', '{y}'].every((part) => url.includes(part));

/**
 * The template of GetTile by key and value (OGC 07-057r7, 8.2) of an endpoint, or a template as it is. Only matrix sets
 * in Web Mercator fit the map. 天地图: layer and matrix set stand in its path, and the key is its parameter `tk`.
 */
export function wmtsTemplate(url: string, choice: WmtsChoice): string | WmtsFault {
  const known = fromPath(url);
  const [base = '', question = ''] = url.split('?', 2);
  const query = question.split('&').filter((part) => part !== '');
  const chosenOr = (name: string, chosen: string): string =>
    chosen.trim() || safely(() => fromQuery(query, name));
  const layer = known?.layer ?? chosenOr('layer', choice.layer);
  const matrixSet = known?.matrixSet ?? chosenOr('tilematrixset', choice.matrixSet);
  if (NOT_MERCATOR.test(matrixSet)) return { fault: 'matrixSet' };
  if (isTemplate(url)) return url;
  if (layer === '' || matrixSet === '') return { fault: layer === '' ? 'layerMissing' : 'matrixSet' };
  const ask: readonly (readonly [string, string])[] = [
    ['SERVICE', 'WMTS'],
    ['REQUEST', 'GetTile'],
    ['VERSION', '1.0.0'],
    ['LAYER', layer],
    ['STYLE', choice.style.trim() || 'default'],
    ['TILEMATRIXSET', matrixSet],
    ['FORMAT', choice.format.trim() || 'tiles'],
  ];
  const key = known || choice.key.trim() !== '' || /[?&]tk=/i.test(url) ? ['tk={tk}'] : [];
  return `${base}?${[
    ...query.filter((part) => !GET_TILE.test(part)),
    ...ask.map(([name, value]) => `${name}=${encodeURIComponent(value)}`),
    'TILEMATRIX={z}',
    'TILEROW={y}',
    'TILECOL={x}',
    ...key,
  ].join('&')}`;
}

function safely(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}
