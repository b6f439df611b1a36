import type { PointerTool } from '../pointerTool.ts';
import type { StepId } from './editState.ts';
import type { StepHand } from './hand.ts';
import { borderTool } from './steps/border.ts';
import { holeTool } from './steps/hole.ts';
import { pathTool } from './steps/path.ts';
import { pickTool } from './steps/pick.ts';
import { splitTool } from './steps/split.ts';

/** What the pointer does in each step. */
export const STEP_TOOLS: Record<StepId, (hand: StepHand) => PointerTool> = {
  draw: (hand) => pathTool(hand, { least: 3, ring: true }),
  split: splitTool,
  merge: (hand) => pickTool(hand, true),
  border: borderTool,
  hole: holeTool,
  remove: (hand) => pickTool(hand, false),
  check: () => ({ cursor: 'default' }),
};
