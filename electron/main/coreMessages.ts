import type { Actor } from '#core/actor';
import type { PdfOptions } from '#core/ports';
import type { ParserEnd, ParserMessage, ParserRequest } from '#core/services/imports/parserProtocol';
import type { Answered, CoreEvent } from '#shared/contract/index';

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
  /** From a parser that main started for the core. */
  | { readonly type: 'parserMessage'; readonly id: number; readonly message: ParserMessage }
  | { readonly type: 'parserExit'; readonly id: number; readonly end: ParserEnd }
  | { readonly type: 'printed'; readonly id: number; readonly pdf: Uint8Array | null }
  | { readonly type: 'close' };

/** Core process → main. */
export type FromCore =
  | { readonly type: 'answer'; readonly id: number; readonly answer: Answered }
  | { readonly type: 'event'; readonly event: CoreEvent }
  | { readonly type: 'print'; readonly id: number; readonly html: string; readonly options: PdfOptions }
  | { readonly type: 'printAbort'; readonly id: number }
  /** Only main may start processes: it starts parsers, passes on what they are asked, and ends them. */
  | { readonly type: 'parserStart'; readonly id: number; readonly heapMb: number }
  | { readonly type: 'parserSend'; readonly id: number; readonly request: ParserRequest }
  | { readonly type: 'parserKill'; readonly id: number }
  | { readonly type: 'closed' };
