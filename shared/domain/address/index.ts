export { AddressBook, type Mention } from './book.ts';
export { chineseNumber, foldAddress } from './fold.ts';
export { aliasKeys, buildingPart } from './forms.ts';
export { parseAddress } from './parse.ts';
export {
  type AddressAlias,
  type AddressAnswer,
  type AddressBuilding,
  type AddressGuess,
  type FoundBy,
  PLACE_CONFIDENCE,
  type Sound,
} from './types.ts';
export { isTelling } from './typo.ts';
