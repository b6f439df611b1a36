import { create } from 'zustand';
import type { Basemap } from '#shared/contract/basemaps';
import type { InputOf } from '#shared/contract/index';
import { type AddressFault, type AddressInput, readAddress } from '#shared/domain/basemap/address';
import { tiandituUrl } from '#shared/domain/basemap/wmts';

export const TIANDITU = ['img', 'vec', 'ter'] as const;
const LABELS_OF = { img: 'cia', vec: 'cva', ter: 'cta' } as const;

/** What is typed for an online map; kept while the dialog is closed, and forgotten with the window: a key is a secret. */
export type AddressDraft = {
  readonly source: 'tianditu' | 'other';
  readonly layer: (typeof TIANDITU)[number];
  readonly labels: boolean;
  readonly key: string;
  readonly name: string;
  readonly type: 'xyz' | 'wmts';
  readonly url: string;
  readonly subdomains: string;
  readonly otherKey: string;
  readonly wmtsLayer: string;
  readonly matrixSet: string;
  readonly maxZoom: number;
  readonly crs: Basemap['crs'];
  readonly role: Basemap['role'];
  readonly attribution: string;
  readonly mapNumber: string;
};

const EMPTY: AddressDraft = {
  source: 'tianditu',
  layer: 'img',
  labels: true,
  key: '',
  name: '',
  type: 'xyz',
  url: '',
  subdomains: '',
  otherKey: '',
  wmtsLayer: '',
  matrixSet: '',
  maxZoom: 18,
  crs: 'wgs84',
  role: 'base',
  attribution: '',
  mapNumber: '',
};

export const useAddressDraft = create<{
  draft: AddressDraft;
  change: (patch: Partial<AddressDraft>) => void;
  clear: () => void;
}>((set) => ({
  draft: EMPTY,
  change: (patch) => set(({ draft }) => ({ draft: { ...draft, ...patch } })),
  clear: () => set({ draft: EMPTY }),
}));

type Address = AddressInput & Pick<InputOf<'basemaps.addAddress'>, 'looks'> & { readonly maxZoom: number };

const USUAL = { subdomains: '', key: '', layer: '', matrixSet: '', style: 'default', format: 'tiles' };

/** Names of 天地图's layers and of its source, in the user's language. */
export type TiandituWords = {
  readonly nameOf: (layer: string) => string;
  readonly source: string;
};

function tianditu(draft: AddressDraft, words: TiandituWords): readonly Address[] {
  const layers = draft.labels ? [draft.layer, LABELS_OF[draft.layer]] : [draft.layer];
  return layers.map((layer, index) => ({
    ...USUAL,
    type: 'wmts' as const,
    url: tiandituUrl(layer),
    key: draft.key.trim(),
    maxZoom: layer === 'ter' || layer === 'cta' ? 14 : 18,
    looks: {
      name: words.nameOf(layer),
      role: index === 0 ? ('base' as const) : ('annotation' as const),
      attribution: words.source,
      mapNumber: draft.mapNumber.trim(),
    },
  }));
}

function other(draft: AddressDraft, hostOf: (url: string) => string): Address {
  const { type, url, subdomains, otherKey, wmtsLayer, matrixSet, maxZoom } = draft;
  return {
    ...USUAL,
    type,
    url: url.trim(),
    subdomains: subdomains.trim(),
    key: otherKey.trim(),
    layer: wmtsLayer.trim(),
    matrixSet: matrixSet.trim(),
    maxZoom,
    looks: {
      name: draft.name.trim() || hostOf(url),
      crs: draft.crs,
      role: draft.role,
      attribution: draft.attribution.trim(),
      mapNumber: draft.mapNumber.trim(),
    },
  };
}

const hostOf = (url: string): string =>
  /^[a-z]+:\/\/([^/]+)/i.exec(url.trim())?.[1]?.slice(0, 100) ?? url.slice(0, 60);

/** What is to be added, lowest first. */
export const addressesOf = (draft: AddressDraft, words: TiandituWords): readonly Address[] =>
  draft.source === 'tianditu' ? tianditu(draft, words) : [other(draft, hostOf)];

/** What is wrong with it, or null; nothing is asked of the network. */
export function addressFault(draft: AddressDraft, words: TiandituWords): AddressFault | null {
  for (const address of addressesOf(draft, words)) {
    const read = readAddress(address);
    if (!read.ok) return read.reason;
  }
  return null;
}
