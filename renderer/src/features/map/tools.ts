import type { ComponentType } from 'react';
import { basemapTool } from './basemap/tool.ts';
import type { MapEngine } from './engine.ts';
import { measureTool } from './measure/tool.tsx';
import { printTool } from './print/tool.ts';
import { selectTool } from './select/tool.ts';
import { timeTool } from './time/tool.ts';
import { viewsTool } from './views/tool.ts';

/** A tool of the map room: a button at the map's left edge, with a panel that it opens or something that it switches. */
export type MapTool = {
  readonly id: string;
  readonly icon: ComponentType;
  /** Name of the button, in the user's language. */
  readonly label: () => string;
  /** It takes the map as it is: it waits until the points are here and the map has found its place. */
  readonly waits?: boolean;
  readonly Panel?: ComponentType<{ engine: MapEngine }>;
  /** For a tool without a panel: whether it is on, and the way to switch it. */
  readonly useSwitch?: () => { readonly on: boolean; readonly toggle: () => void };
};

/** In the order of their buttons; one line a tool. */
export const MAP_TOOLS: readonly MapTool[] = [
  basemapTool,
  selectTool,
  measureTool,
  timeTool,
  viewsTool,
  printTool,
];
