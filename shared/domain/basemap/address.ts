import { isTile, type TileId } from './tileMath.ts';
import { wmtsTemplate } from './wmts.ts';

/** An address of tiles as a person writes it. */
export type AddressInput = {
  readonly type: 'xyz' | 'wmts';
  readonly url: string;
  /** Names for {s}: `abc` is three of one letter each, `t0,t1` is two. */
  readonly subdomains: string;
  /** The office's own key, put where {tk} stands. */
  readonly key: string;
  readonly layer: string;
  readonly matrixSet: string;
  readonly style: string;
  readonly format: string;
};

/** An address that was understood: placeholders are {z} {x} {y} {-y} {s} {tk} only. */
export type TileAddress = {
  readonly template: string;
  readonly subdomains: readonly string[];
  /** Every host that may be asked, lower case, with the port if one is written. */
  readonly hosts: readonly string[];
  readonly needsKey: boolean;
};

/** Why an address cannot be used; texts are `map.basemap.addressFault.<reason>`. */
export const ADDRESS_FAULTS = [
  'notUrl',
  'scheme',
  'host',
  'credentials',
  'placeholders',
  'unknownPlaceholder',
  'subdomains',
  'keyMissing',
  'keyUnused',
  'insecureKey',
  'layerMissing',
  'matrixSet',
] as const;
export type AddressFault = (typeof ADDRESS_FAULTS)[number];

export type AddressRead =
  /** `key` is the one given, or the one that stood in the address. */
  | { readonly ok: true; readonly address: TileAddress; readonly key: string }
  | { readonly ok: false; readonly reason: AddressFault };

/** Other programs' words for the same placeholders, and what has one meaning only. */
const ALIASES: Readonly<Record<string, string>> = {
  tilematrix: '{z}',
  tilecol: '{x}',
  tilerow: '{y}',
  zoom: '{z}',
  col: '{x}',
  row: '{y}',
  key: '{tk}',
  token: '{tk}',
  apikey: '{tk}',
  r: '',
};
const PLACEHOLDERS: ReadonlySet<string> = new Set(['z', 'x', 'y', '-y', 's', 'tk']);
const PLACEHOLDER = /\{([^{}]*)\}/g;

/** Placeholders in our own words; `{switch:a,b}` becomes {s} with those names. */
function inOurWords(url: string, input: AddressInput): { template: string; subdomains: string } {
  let { subdomains } = input;
  const named: Readonly<Record<string, string>> = {
    layer: input.layer,
    tilematrixset: input.matrixSet,
    style: input.style,
  };
  const template = url.replace(PLACEHOLDER, (whole, name: string) => {
    const word = name.trim().toLowerCase();
    if (word.startsWith('switch:')) {
      subdomains = word.slice('switch:'.length);
      return '{s}';
    }
    if (input.type === 'wmts' && named[word]) return encodeURIComponent(named[word]);
    return ALIASES[word] ?? (PLACEHOLDERS.has(word) ? `{${word}}` : whole);
  });
  return { template, subdomains };
}

function subdomainNames(text: string): readonly string[] {
  const list = text.trim();
  const names = /[,，;；\s]/.test(list) ? list.split(/[,，;；\s]+/) : [...list];
  return names.filter((name) => name !== '');
}

const HOST = /^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\])(?::\d{1,5})?$/i;
/** Hosts in the office's own network (RFC 1918, loopback): a key may go there in plain text. */
const PRIVATE =
  /^(?:localhost|127\.\d+\.\d+\.\d+|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|172\.(?:1[6-9]|2\d|3[01])\.\d+\.\d+|\[::1\])(?::\d+)?$/;

const fill = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replace(PLACEHOLDER, (whole, name: string) => values[name] ?? whole);

type Parts = { scheme: string; authority: string; rest: string };

function split(url: string): Parts | AddressFault {
  const found = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)([^#]*)(?:#.*)?$/i.exec(url);
  if (!found || /[\s\\<>"^`]|\p{Cc}/u.test(url)) return 'notUrl';
  const [, scheme = '', authority = '', rest = ''] = found;
  if (!/^https?$/i.test(scheme)) return 'scheme';
  if (authority.includes('@')) return 'credentials';
  return { scheme: scheme.toLowerCase(), authority, rest };
}

/** The hosts of an authority that may hold {s}, or why it may not be one. */
function hostsOf(authority: string, subdomains: readonly string[]): readonly string[] | AddressFault {
  if (/\{(?!s\})/.test(authority)) return 'host';
  const hosts = authority.includes('{s}')
    ? subdomains.map((s) => authority.replaceAll('{s}', s).toLowerCase())
    : [authority.toLowerCase()];
  return hosts.length > 0 && hosts.every((host) => HOST.test(host)) ? [...new Set(hosts)] : 'host';
}

function placeholderFault(template: string): AddressFault | undefined {
  const names = new Set([...template.matchAll(PLACEHOLDER)].map(([, name = '']) => name));
  if ([...names].some((name) => !PLACEHOLDERS.has(name)) || /[{}]/.test(template.replace(PLACEHOLDER, '')))
    return 'unknownPlaceholder';
  const isWhole = names.has('z') && names.has('x') && (names.has('y') || names.has('-y'));
  return isWhole ? undefined : 'placeholders';
}

function keyFault(key: string, needsKey: boolean, scheme: string, hosts: readonly string[]) {
  if (needsKey && key === '') return 'keyMissing';
  if (!needsKey && key !== '') return 'keyUnused';
  if (needsKey && scheme === 'http' && !hosts.every((host) => PRIVATE.test(host))) return 'insecureKey';
  return undefined;
}

/** A key that stands written in the address is taken out of it: it is a secret, and may be changed by itself. */
function withoutKey(url: string, key: string): { url: string; key: string } {
  const written = /([?&]tk=)([^&{}#]+)/i.exec(url);
  if (!written) return { url, key };
  const [whole, name = '', value = ''] = written;
  return { url: url.replace(whole, `${name}{tk}`), key: key || value };
}

/** 天地图 has eight servers of one name. */
const TIANDITU_SERVERS = '01234567';

/**
 * Reads an address of tiles: {z} {x} {y} or {-y}, {s} for subdomains, {tk} for the key; of a WMTS endpoint it makes the
 * question by key and value. https or http, one host or its subdomains, no user and password in it.
 */
export function readAddress(input: AddressInput): AddressRead {
  const fault = (reason: AddressFault): AddressRead => ({ ok: false, reason });
  const written = input.url.trim().replace(/%7b/gi, '{').replace(/%7d/gi, '}');
  const { url, key } = withoutKey(written, input.key.trim());
  const ours = inOurWords(url, input);
  const made = input.type === 'wmts' ? wmtsTemplate(ours.template, { ...input, key }) : ours.template;
  if (typeof made !== 'string') return fault(made.fault);
  const parts = split(made);
  if (typeof parts === 'string') return fault(parts);
  const usesSubdomains = made.includes('{s}');
  const isTianditu = parts.authority.endsWith('.tianditu.gov.cn');
  const names = subdomainNames(ours.subdomains || (isTianditu ? TIANDITU_SERVERS : ''));
  const subdomains = usesSubdomains ? names : [];
  if (usesSubdomains && !subdomains.every((name) => /^[a-z0-9-]{1,20}$/i.test(name)))
    return fault('subdomains');
  if (usesSubdomains && subdomains.length === 0) return fault('subdomains');
  const hosts = hostsOf(parts.authority, subdomains);
  if (typeof hosts === 'string') return fault(hosts);
  const needsKey = made.includes('{tk}');
  const wrong = placeholderFault(made) ?? keyFault(key, needsKey, parts.scheme, hosts);
  if (wrong) return fault(wrong);
  const template = `${parts.scheme}://${parts.authority}${parts.rest || '/'}`;
  return { ok: true, address: { template, subdomains, hosts, needsKey }, key };
}

/**
 * The address of one tile, with the key in it: never to be shown or logged. One tile always comes from the same
 * subdomain, so that caches find it again. Throws RangeError for a tile outside the grid.
 */
export function tileUrl(address: TileAddress, key: string, tile: TileId): string {
  if (!isTile(tile)) throw new RangeError('no such tile');
  const { z, x, y } = tile;
  const s = address.subdomains[(x + y) % Math.max(1, address.subdomains.length)] ?? '';
  return fill(address.template, {
    z: String(z),
    x: String(x),
    y: String(y),
    '-y': String(2 ** z - 1 - y),
    s,
    tk: encodeURIComponent(key.trim()),
  });
}
