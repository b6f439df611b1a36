import { rm } from 'node:fs/promises';
import type { ParsedInputOf } from '#shared/contract/index';
import { pictureLevels } from '#shared/domain/basemap/pictureLevels';
import type { PictureFile } from '../../store/tiles/pictureFile.ts';

/** A picture whose inner tiles come in. */
export type Drawing = {
  readonly about: ParsedInputOf<'basemaps.beginPicture'>;
  readonly path: string;
  readonly file: PictureFile;
};

/** How many inner tiles have not come. */
export function missingIn({ about, file }: Drawing): number {
  return pictureLevels(about.width, about.height, about.tileSize).reduce(
    (sum, { level, columns, rows }) => sum + columns * rows - file.count(level),
    0,
  );
}

export async function dropDrawing({ file, path }: Drawing): Promise<void> {
  file.close();
  await rm(path, { force: true });
}
