import type { z } from 'zod';
import { addresses } from './addresses.ts';
import { app, backups, jobs, maps, settings } from './app.ts';
import { basemaps } from './basemaps.ts';
import { bulk } from './bulk.ts';
import { categorySheet } from './categorySheet.ts';
import { cellEdits } from './cellEdits.ts';
import { cellPage } from './cellPage.ts';
import { cells, hotspots, stats } from './cells.ts';
import type { MethodSpec, Permission, Topic } from './define.ts';
import { dispatchSlip } from './dispatchSlip.ts';
import { duplicates } from './duplicates.ts';
import type { ContractError } from './errors.ts';
import { events } from './events.ts';
import { fields } from './fields.ts';
import { files } from './files.ts';
import { habits } from './habits.ts';
import { imports } from './imports.ts';
import { learning } from './learning.ts';
import { lists, savedLists } from './lists.ts';
import { branches, links, teams } from './org.ts';
import { people } from './people.ts';
import { placeNames } from './placeNames.ts';
import { planning } from './planning.ts';
import { matching, problems } from './problems.ts';
import { quality } from './quality.ts';
import { shortages } from './shortages.ts';
import { runCards, teamMatching } from './team.ts';
import { bin, categories, history, things } from './things.ts';
import { views } from './views.ts';
import { weights } from './weights.ts';

/** The whole program, by topic: the one place that says which methods there are. */
export const contract = {
  addresses,
  app,
  maps,
  jobs,
  settings,
  backups,
  things: { ...things, ...bulk },
  people,
  history,
  bin,
  categories: { ...categories, ...categorySheet },
  events,
  fields,
  files,
  cells: { ...cells, ...cellEdits, ...cellPage },
  hotspots,
  stats,
  imports,
  problems: { ...problems, ...dispatchSlip },
  matching: { ...matching, ...teamMatching },
  planning,
  runCards,
  lists,
  savedLists,
  duplicates,
  quality,
  links,
  branches,
  teams,
  basemaps,
  views,
  shortages,
  weights,
  learning,
  habits,
  placeNames,
} as const;

export type Contract = typeof contract;
export type TopicName = keyof Contract;
export type Method = { [T in TopicName]: `${T}.${Extract<keyof Contract[T], string>}` }[TopicName];
export type SpecOf<M extends Method> = M extends `${infer T extends TopicName}.${infer N}`
  ? N extends keyof Contract[T]
    ? Contract[T][N]
    : never
  : never;
/** What a caller passes (before defaults). */
export type InputOf<M extends Method> =
  SpecOf<M> extends { input: infer I extends z.ZodType } ? z.input<I> : never;
/** What a handler gets (after defaults). */
export type ParsedInputOf<M extends Method> =
  SpecOf<M> extends { input: infer I extends z.ZodType } ? z.output<I> : never;
export type OutputOf<M extends Method> =
  SpecOf<M> extends { output: infer O extends z.ZodType } ? z.output<O> : never;

type MethodIn<T extends TopicName, N extends keyof Contract[T]> = Extract<
  `${T}.${Extract<N, string>}`,
  Method
>;

/** The contract as functions that answer or throw a coded AppError. */
export type Client = {
  readonly [T in TopicName]: {
    readonly [N in keyof Contract[T]]: (input: InputOf<MethodIn<T, N>>) => Promise<OutputOf<MethodIn<T, N>>>;
  };
};

/** What a service must fulfil; `Ctx` is the core's own. */
export type Handlers<Ctx> = {
  readonly [T in TopicName]: {
    readonly [N in keyof Contract[T]]: (
      input: ParsedInputOf<MethodIn<T, N>>,
      ctx: Ctx,
    ) => OutputOf<MethodIn<T, N>> | Promise<OutputOf<MethodIn<T, N>>>;
  };
};

/** The answer of the one door. */
export type Answered<T = unknown> =
  | { readonly ok: true; readonly data: T }
  | { readonly ok: false; readonly error: ContractError };

/** What the core tells everybody: changed topics, and progress of a job. */
export type CoreEvent =
  | { readonly type: 'changed'; readonly topics: readonly Topic[] }
  | {
      readonly type: 'progress';
      readonly jobId: string;
      /** i18n key `job.<stage>`. */
      readonly stage: string;
      readonly done: number;
      readonly total: number;
    };

/** Every method by its name `topic.name`. */
export const METHODS: ReadonlyMap<Method, MethodSpec> = new Map(
  Object.entries(contract).flatMap(([topic, methods]) =>
    Object.entries(methods as Record<string, MethodSpec>).map(
      ([name, spec]) => [`${topic}.${name}` as Method, spec] as const,
    ),
  ),
);

export type { MethodSpec, Permission, Topic };
