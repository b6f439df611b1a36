import { z } from 'zod';
import { GAP_RULES } from '#shared/domain/org';
import { idSchema, kindIdSchema, okSchema, versionSchema } from './common.ts';
import { command, query } from './define.ts';

/** A record as one line, masked like everywhere. */
const briefSchema = z.object({
  id: idSchema,
  kind: kindIdSchema,
  name: z.string(),
  detail: z.string(),
});
export type Brief = z.infer<typeof briefSchema>;

const roleSchema = z.string().trim().min(1).max(40);

/** Links between records: who belongs to whom, told from both sides. */
export const links = {
  of: query({
    input: z.object({ thingId: idSchema }),
    output: z.object({
      links: z.array(
        z.object({
          id: idSchema,
          version: versionSchema,
          /** One of LINK_ROLES, or the office's own word. */
          role: z.string(),
          /** `out`: the asked record is the subject (is a member of the other); `in`: the other one is. */
          direction: z.enum(['out', 'in']),
          other: briefSchema,
        }),
      ),
    }),
    topics: ['links', 'things', 'maps'],
    permission: 'map.read',
  }),
  /** Errors: notFound, link.exists, link.self. */
  add: command({
    input: z.object({ fromId: idSchema, toId: idSchema, role: roleSchema }),
    output: z.object({ id: idSchema }),
    topics: ['links', 'history'],
    permission: 'thing.edit',
  }),
  remove: command({
    input: z.object({ id: idSchema, version: versionSchema }),
    output: okSchema,
    topics: ['links', 'history'],
    permission: 'thing.edit',
  }),
};

const tierSchema = z.enum(['committee', 'branch', 'group']);

export const branchSchema = z.object({
  id: idSchema,
  name: z.string(),
  tier: tierSchema,
  parentId: z.string().nullable(),
  cellId: z.string().nullable(),
  secretaryId: z.string().nullable(),
  /** Masked. */
  secretaryName: z.string().nullable(),
  note: z.string().nullable(),
  /** People whose field 所属支部 says this name; and how many of them, Party members, have no post. */
  members: z.number(),
  withoutPost: z.number(),
  version: versionSchema,
});
export type Branch = z.infer<typeof branchSchema>;

const branchPatchSchema = z.object({
  name: z.string().trim().min(1).max(60),
  tier: tierSchema,
  parentId: z.string().nullable(),
  cellId: z.string().nullable(),
  secretaryId: z.string().nullable(),
  note: z.string().max(500).nullable(),
});

/** 党支部 and 党小组. */
export const branches = {
  list: query({
    input: z.object({}),
    output: z.object({
      branches: z.array(branchSchema),
      /** Names on people that are no branch yet. */
      unfiled: z.array(z.object({ name: z.string(), members: z.number() })),
    }),
    topics: ['branches', 'things', 'maps'],
    permission: 'map.read',
  }),
  /** Renaming changes the members' field in the same step. Errors: branch.exists, branch.loop, conflict. */
  save: command({
    input: z.object({
      id: idSchema.optional(),
      version: versionSchema.optional(),
      branch: branchPatchSchema,
    }),
    output: z.object({ id: idSchema, renamed: z.number() }),
    topics: ['branches', 'things', 'history'],
    permission: 'thing.edit',
  }),
  /** Its groups go up to its parent; its members keep the name. */
  remove: command({
    input: z.object({ id: idSchema, version: versionSchema }),
    output: okSchema,
    topics: ['branches', 'history'],
    permission: 'thing.edit',
  }),
  /** Makes branches of names found on people. */
  adopt: command({
    input: z.object({ names: z.array(z.string().trim().min(1).max(60)).min(1).max(500) }),
    output: z.object({ made: z.number() }),
    topics: ['branches', 'history'],
    permission: 'thing.edit',
  }),
};

const postSchema = z.object({
  id: z.string(),
  name: z.string(),
  min: z.number(),
  max: z.number().nullable(),
  holders: z.array(briefSchema.extend({ phone: z.string().nullable() })),
});

/** The team of a cell, post by post, and what is missing anywhere. */
export const teams = {
  ofCell: query({
    input: z.object({ cellId: idSchema }),
    output: z.object({
      posts: z.array(postSchema),
      /** People of the cell who hold no post in it, nearest proposals first. */
      proposals: z.array(briefSchema),
    }),
    topics: ['cells', 'links', 'things', 'settings', 'maps'],
    permission: 'map.read',
  }),
  /** Errors: notFound, team.full, consent.missing. */
  assign: command({
    input: z.object({ cellId: idSchema, postId: z.string(), thingId: idSchema }),
    output: okSchema,
    topics: ['cells', 'links', 'history'],
    permission: 'cell.edit',
  }),
  release: command({
    input: z.object({ cellId: idSchema, postId: z.string(), thingId: idSchema }),
    output: okSchema,
    topics: ['cells', 'links', 'history'],
    permission: 'cell.edit',
  }),
  gaps: query({
    input: z.object({}),
    output: z.object({
      gaps: z.array(
        z.object({
          rule: z.enum(GAP_RULES),
          type: z.enum(['cell', 'branch']),
          id: idSchema,
          postId: z.string().nullable(),
          /** The cell's or branch's name. */
          title: z.string(),
          params: z.record(z.string(), z.union([z.string(), z.number()])),
        }),
      ),
    }),
    topics: ['cells', 'branches', 'links', 'things', 'settings', 'maps'],
    permission: 'map.read',
  }),
};
