import type { Basemap } from '#shared/contract/basemaps';
import { AppError } from '#shared/contract/errors';
import type { ParsedInputOf } from '#shared/contract/index';
import { type AddressRead, readAddress } from '#shared/domain/basemap/address';
import { knownService } from '#shared/domain/basemap/known';
import type { Ctx } from '../../context.ts';
import { addRow } from './rows.ts';
import type { Source } from './source.ts';

/** What an address says, or why it cannot be used. Errors: basemap.address, basemap.insecureKey. */
export function sourceFrom(read: AddressRead): Source {
  if (read.ok) return { address: read.address, key: read.key };
  if (read.reason === 'insecureKey') throw new AppError('basemap.insecureKey');
  throw new AppError('basemap.address', { reason: read.reason });
}

/** Vector tiles are known by their ending; everything else is pictures. */
const isVector = (template: string): boolean => /\.(?:pbf|mvt)(?:[?#]|$)/i.test(template);

export function addAddress(input: ParsedInputOf<'basemaps.addAddress'>, ctx: Ctx): Promise<Basemap> {
  const source = sourceFrom(readAddress(input));
  const known = knownService(source.address);
  const zooms = [input.minZoom ?? known.minZoom ?? 0, input.maxZoom ?? known.maxZoom ?? 18];
  const [host = ''] = source.address.hosts;
  return addRow(
    ctx,
    {
      id: ctx.ports.newId(),
      name: known.name ?? host.replace(/:\d+$/, ''),
      crs: known.crs ?? 'wgs84',
      role: known.role ?? 'base',
      type: input.type,
      content: isVector(source.address.template) ? 'vector' : 'raster',
      min_zoom: Math.min(...zooms),
      max_zoom: Math.max(...zooms),
      tile_size: 256,
      bbox: null,
      attribution: known.attribution ?? '',
      file: null,
      size_bytes: null,
      source: JSON.stringify(source),
      picture: null,
      use: null,
    },
    input.looks,
  );
}

/** The same address with another key. Errors: basemap.address. */
export function withKey(source: Source, key: string): Source {
  const given = key.trim();
  if (source.address.needsKey !== (given !== ''))
    throw new AppError('basemap.address', { reason: given === '' ? 'keyMissing' : 'keyUnused' });
  return { ...source, key: given };
}
