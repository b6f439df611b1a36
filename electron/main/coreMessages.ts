import type { Actor } from '#core/actor';
import type { ChildEnd } from '#core/childProcess';
import type { PdfOptions } from '#core/ports';
import type { Answered, CoreEvent } from '#shared/contract/index';

/** What main may start for the core: the parser of import files, the reader of tile packages, and the training. */
export type ChildProgram = 'parser' | 'tiles' | 'trainer';

/** Main → core process. Every question has an id that its answer repeats. */
export type ToCore =
  | {
      readonly type: 'start';
      readonly stateDir: string;
      readonly mapsDir: string;
      readonly resourcesDir: string;
      readonly version: string;
    }
  | {
      readonly type: 'call';
      readonly id: number;
      readonly method: string;
      readonly input: unknown;
      readonly actor: Actor;
    }
  /** From a process that main started for the core. */
  | { readonly type: 'childMessage'; readonly id: number; readonly message: unknown }
  | { readonly type: 'childExit'; readonly id: number; readonly end: ChildEnd }
  | { readonly type: 'printed'; readonly id: number; readonly pdf: Uint8Array | null }
  | { readonly type: 'close' };

/** Core process → main. */
export type FromCore =
  | { readonly type: 'answer'; readonly id: number; readonly answer: Answered }
  | { readonly type: 'event'; readonly event: CoreEvent }
  | { readonly type: 'print'; readonly id: number; readonly html: string; readonly options: PdfOptions }
  | { readonly type: 'printAbort'; readonly id: number }
  /** Only main may start processes: it starts them, passes on what they are asked, and ends them. */
  | {
      readonly type: 'childStart';
      readonly id: number;
      readonly program: ChildProgram;
      readonly heapMb: number;
    }
  | { readonly type: 'childSend'; readonly id: number; readonly message: unknown }
  | { readonly type: 'childKill'; readonly id: number }
  | { readonly type: 'closed' };
