import { z } from 'zod';
import { idSchema, okSchema, versionSchema } from './common.ts';
import { command } from './define.ts';
import { thingSchema } from './things.ts';

const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** What concerns the person behind a record: consent given anew or taken back, and being forgotten. */
export const people = {
  /**
   * Takes a consent back, from today on: never proposed, picked or changed again until consent is given anew. Not
   * undoable. `openCalls`: calls of this person that still stand; they are for the office to settle.
   */
  withdrawConsent: command({
    input: z.object({ id: idSchema, version: versionSchema }),
    output: z.object({ thing: thingSchema, openCalls: z.number() }),
    topics: ['things', 'history'],
    permission: 'thing.edit',
  }),
  /**
   * Records a consent: the first one of an old record, or a new one after a withdrawal (of that day or later, never of
   * a day to come). Errors: input.invalid with `consentOn`, notFound, conflict.
   */
  giveConsent: command({
    input: z.object({
      id: idSchema,
      version: versionSchema,
      basis: z.enum(['signed', 'verbal', 'duty']),
      on: isoDate,
    }),
    output: thingSchema,
    topics: ['things', 'history'],
    permission: 'thing.edit',
  }),
  /**
   * Forgets a person on request: the record goes for good and not into the bin, and every earlier state of it in the
   * history is blanked. Not undoable. What it did for problems stays, without a name.
   */
  erase: command({
    input: z.object({ id: idSchema, version: versionSchema }),
    output: okSchema,
    topics: ['things', 'cells', 'problems', 'history', 'links', 'branches', 'files'],
    permission: 'thing.edit',
  }),
};
