import type { CorePorts } from '../../ports.ts';
import { type Drawing, dropDrawing } from './drawing.ts';
import { type Incoming, makeIncoming } from './incoming.ts';
import { makeTileNet, type TileNet } from './net/net.ts';
import { cacheFolder, dropParts } from './places.ts';
import { dropUpload, type Upload } from './upload.ts';

/** What an open map keeps for its basemaps beside its rows. */
export type BasemapDesk = {
  readonly uploads: Incoming<Upload>;
  readonly drawings: Incoming<Drawing>;
  readonly net: TileNet;
  /** The files that were read: the reader lets them go at the end. */
  readonly read: Set<string>;
  readonly close: () => Promise<void>;
};

/** Opens the desk of a map's folder; what a crash left half come in goes. */
export function openBasemaps(folder: string, ports: CorePorts): BasemapDesk {
  dropParts(folder);
  const uploads = makeIncoming<Upload>(ports.now, dropUpload);
  const drawings = makeIncoming<Drawing>(ports.now, dropDrawing);
  const read = new Set<string>();
  const net = makeTileNet({
    cacheFolder: cacheFolder(folder),
    now: ports.now,
    agent: `Mozilla/5.0 (compatible; LivingMap/${ports.version})`,
  });
  return {
    uploads,
    drawings,
    net,
    read,
    close: async () => {
      net.close();
      await uploads.dropAll();
      await drawings.dropAll();
      for (const file of read) await ports.tiles.release(file);
    },
  };
}
