import type { Handlers } from '#shared/contract/index';
import type { Ctx } from '../../context.ts';
import { addAddress } from './address.ts';
import { eraseBasemap, listRemoved, removeBasemap, restoreBasemap, updateBasemap } from './change.ts';
import { dropDrawing } from './drawing.ts';
import { beginPicture, finishPicture, putPictureTiles } from './picture.ts';
import { liveRows, toBasemap } from './rows.ts';
import { addSketchLayer, readSketch } from './sketch.ts';
import { addTilePackage } from './tilePackage.ts';
import { readPictureTile, readTile } from './tiles.ts';
import { addPart, beginUpload, dropUpload } from './upload.ts';

export const basemapHandlers: Handlers<Ctx>['basemaps'] = {
  list: async (_input, ctx) => ({ basemaps: (await liveRows(ctx)).map((row) => toBasemap(ctx, row)) }),
  beginFile: async (input, ctx) => {
    const { folder, basemaps } = ctx.session();
    const uploadId = ctx.ports.newId();
    await basemaps.uploads.hold(uploadId, await beginUpload(folder, uploadId, input));
    return { uploadId };
  },
  putPart: async ({ uploadId, offset, bytes }, ctx) => ({
    received: await addPart(ctx.session().basemaps.uploads.get(uploadId), offset, bytes),
  }),
  dropFile: async ({ uploadId }, ctx) => {
    const { uploads, drawings } = ctx.session().basemaps;
    if (uploads.has(uploadId)) await dropUpload(uploads.take(uploadId));
    if (drawings.has(uploadId)) await dropDrawing(drawings.take(uploadId));
    return { ok: true };
  },
  addTiles: addTilePackage,
  addAddress,
  tile: readTile,
  beginPicture,
  putPictureTiles,
  finishPicture,
  pictureTile: readPictureTile,
  addSketchLayer,
  sketch: readSketch,
  update: updateBasemap,
  remove: removeBasemap,
  removed: (_input, ctx) => listRemoved(ctx),
  restore: restoreBasemap,
  erase: eraseBasemap,
};
