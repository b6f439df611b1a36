export type { Exif } from './exif.ts';
export { inspectPicture, stripPicture } from './picture.ts';
export {
  FILE_MAX_BYTES,
  FILE_MIMES,
  FILES_PER_THING,
  type FileMime,
  type ImageMime,
  isImage,
  LARGE_IMAGE_PX,
  type Sniffed,
  sniffFile,
} from './types.ts';
