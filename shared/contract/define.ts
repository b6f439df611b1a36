import type { z } from 'zod';

/** What a change may touch; a query names those it reads, a command those it may change. */
export const TOPICS = [
  'app',
  'maps',
  'things',
  'cells',
  'problems',
  'categories',
  'history',
  'backups',
  'settings',
  'savedLists',
  'fields',
  'links',
  'branches',
  'aliases',
  'files',
  'duplicates',
  'basemaps',
  'views',
  'runCards',
  'shortages',
  'learning',
] as const;
export type Topic = (typeof TOPICS)[number];

/** What an actor must be allowed for a method to run; roles are sets of these. */
export const PERMISSIONS = [
  'app.use',
  'map.read',
  'map.manage',
  'thing.edit',
  'cell.edit',
  'problem.handle',
  'data.import',
  'data.export',
  'person.reveal',
  'settings.edit',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** One method of the contract. */
export type MethodSpec<In extends z.ZodType = z.ZodType, Out extends z.ZodType = z.ZodType> = {
  readonly type: 'query' | 'command';
  readonly input: In;
  readonly output: Out;
  readonly topics: readonly Topic[];
  readonly permission: Permission;
};

type Declaration<In extends z.ZodType, Out extends z.ZodType> = Omit<MethodSpec<In, Out>, 'type'>;

/** Declares a method that only reads; `topics` are what makes its answer stale. */
export function query<In extends z.ZodType, Out extends z.ZodType>(spec: Declaration<In, Out>) {
  return { type: 'query', ...spec } as const;
}

/** Declares a method that changes something; `topics` are what it may change. */
export function command<In extends z.ZodType, Out extends z.ZodType>(spec: Declaration<In, Out>) {
  return { type: 'command', ...spec } as const;
}
