import type { ComponentType } from 'react';
import type { MapEngine } from './engine.ts';

/** A tool of the map room: a button at the map's left edge, and the panel that it opens. */
export type MapTool = {
  readonly id: string;
  readonly icon: ComponentType;
  /** Name of the button, in the user's language. */
  readonly label: () => string;
  readonly Panel: ComponentType<{ engine: MapEngine }>;
};

/** In the order of their buttons; one line a tool. */
export const MAP_TOOLS: readonly MapTool[] = [];
