import type { Area, Geometry, LngLat } from '#shared/domain/geo/types';
import type { KindId } from '#shared/domain/kinds/index';
import type { AssignmentState, ProblemAction, ProblemState } from '#shared/domain/workflow/states';

/** A thing of the demo; positions WGS-84. Other parts name it by its index in `DemoData.things`. */
export type DemoThing = {
  readonly kind: KindId;
  readonly name: string;
  readonly categoryId: string | null;
  readonly address: string | null;
  readonly phone: string | null;
  readonly note: string | null;
  /** 1–4, risks only. */
  readonly level: number | null;
  /** `YYYY-MM-DD`, risks only. */
  readonly recheckOn: string | null;
  readonly geometry: Geometry;
  /** Fits the kind's schema. */
  readonly attrs: Readonly<Record<string, unknown>>;
  readonly createdAtMs: number;
};

export type DemoCell = {
  /** Names this cell in `parentKey`; its code. */
  readonly key: string;
  readonly code: string;
  readonly name: string;
  readonly tier: 'community' | 'cell' | 'micro';
  readonly parentKey: string | null;
  readonly geometry: Area;
  readonly households: number;
  /** Index in `things` of the person who leads it (网格长). */
  readonly leadPersonIndex: number | null;
};

export type DemoAssignment = {
  /** Index in `things`. */
  readonly thingIndex: number;
  readonly state: AssignmentState;
  readonly sentAtMs: number;
  readonly doneAtMs: number | null;
  readonly note: string | null;
};

/** One step of a problem's history; `from` and `to` follow the table of workflow/states. */
export type DemoStep = {
  readonly atMs: number;
  /** `report` opens the history. */
  readonly action: ProblemAction | 'report';
  readonly from: ProblemState | null;
  readonly to: ProblemState;
  readonly note: string | null;
};

export type DemoProblem = {
  readonly text: string;
  readonly categoryId: string;
  readonly level: number;
  readonly placeText: string;
  readonly anchor: LngLat;
  readonly reporterName: string;
  readonly reporterPhone: string;
  readonly reportedAtMs: number;
  readonly dueAtMs: number;
  readonly state: ProblemState;
  readonly closedAtMs: number | null;
  readonly result: string | null;
  /** 1–5. */
  readonly rating: number | null;
  readonly assignments: readonly DemoAssignment[];
  readonly history: readonly DemoStep[];
};

/** A whole invented community, ready to be saved. Cells come parents first, problems by time of report. */
export type DemoData = {
  readonly name: string;
  readonly code: string;
  readonly outline: Area;
  readonly cells: readonly DemoCell[];
  readonly things: readonly DemoThing[];
  readonly problems: readonly DemoProblem[];
};
