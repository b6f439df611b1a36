import { up as initial } from './0001-initial.ts';
import { up as register } from './0002-register.ts';
import { up as fewerIndexes } from './0003-fewer-indexes.ts';
import { up as eventsAndViews } from './0004-events-and-views.ts';
import { up as basemaps } from './0005-basemaps.ts';
import { up as movedPoints } from './0006-moved-points.ts';
import { up as categorySymbols } from './0007-category-symbols.ts';
import { up as matching } from './0008-matching.ts';

/** Every migration in order: number n brings a database from `user_version` n − 1 to n. */
export const MIGRATIONS: readonly string[] = [
  initial,
  register,
  fewerIndexes,
  eventsAndViews,
  basemaps,
  movedPoints,
  categorySymbols,
  matching,
];

/** The version that this program writes; a higher one is a map from the future. */
export const SCHEMA_VERSION = MIGRATIONS.length;

/** Marks a SQLite file as a living map (`PRAGMA application_id`, "LMap"). */
export const APPLICATION_ID = 0x4c4d6170;
