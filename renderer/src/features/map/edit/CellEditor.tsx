import './edit.css';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useApiQuery } from '#renderer/api/index';
import { useAppState } from '#renderer/state/index';
import { t, useConfirm } from '#renderer/ui/index';
import type { CellFinding } from '#shared/contract/cellEdits';
import { bboxOf } from '#shared/domain/geo/distance';
import type { MapEngine } from '../engine.ts';
import type { Markers } from '../points/pointSet.ts';
import { goBack } from './back.ts';
import { CheckPanel } from './check/CheckPanel.tsx';
import { EditBar } from './EditBar.tsx';
import { beginStep, EDIT_TOOL, type StepId, useEdit } from './editState.ts';
import { emptyHand } from './hand.ts';
import { instructionOf } from './instruction.ts';
import { withWritten } from './proposals.ts';
import { SavePanel } from './SavePanel.tsx';
import { useEditPaint } from './useEditPaint.ts';
import { useEditTool } from './useEditTool.ts';
import { type Outcome, useOutcome } from './useOutcome.ts';
import { type EditLabel, useSaveEdit } from './useSaveEdit.tsx';

const LABELS: Record<Exclude<StepId, 'check'>, EditLabel> = {
  draw: 'cellDraw',
  split: 'cellSplit',
  merge: 'cellMerge',
  border: 'cellBorder',
  hole: 'cellHole',
  remove: 'cellRemove',
};

/** Cells that have gone, by an undo or another window, are let go of. */
function useLetGo({ grid }: Outcome): void {
  const chosen = useEdit((state) => state.chosen);
  useEffect(() => {
    const there = chosen.filter((id) => grid.byId.has(id));
    if (there.length < chosen.length) useEdit.setState({ chosen: there });
  }, [grid, chosen]);
}

/** Tells the bar at the map's foot what to do now. */
function useInstruction(): void {
  const instruction = instructionOf(useEdit());
  useEffect(() => {
    const { mode, setMode } = useAppState.getState();
    if (mode.type === 'tool' && mode.tool === EDIT_TOOL && mode.instruction !== instruction)
      setMode({ ...mode, instruction });
  }, [instruction]);
}

/** Saves what the step has worked out, and begins the step anew with the cell that it is about. */
function useSaveStep({ grid, result }: Outcome) {
  const { save, saving } = useSaveEdit();
  const run = async (): Promise<void> => {
    const { step, written } = useEdit.getState();
    if (!result?.ok || !step || step === 'check') return;
    const label = LABELS[step];
    if (!(await save(label, withWritten(grid, result.edit, written)))) return;
    emptyHand();
    beginStep(step, step === 'border' ? useEdit.getState().chosen : []);
  };
  return { run, saving };
}

function useAskMoves(): () => void {
  const confirm = useConfirm();
  return () => {
    const { moves, chosen } = useEdit.getState();
    void confirm({
      title: t('cellEdit.dropMoves'),
      consequence: t('cellEdit.dropMovesHint', { count: moves.length }),
      ok: t('cellEdit.drop'),
      danger: true,
    }).then((yes) => yes && beginStep('border', chosen));
  };
}

const ROOM_MS = 120;

/** Begins with the cell in hand in sight, or with the whole community. */
function useFirstSight(engine: MapEngine, { grid }: Outcome): void {
  const shown = useRef(false);
  useEffect(() => {
    if (shown.current || grid.cells.length === 0) return;
    // The table beside the map gives its room up first.
    const timer = setTimeout(() => {
      shown.current = true;
      const cell = grid.byId.get(useEdit.getState().chosen[0] ?? '');
      if (cell) engine.flyToBox(bboxOf(cell.geometry), true);
      else if (grid.community) engine.showWell(bboxOf(grid.community.geometry));
    }, ROOM_MS);
    return () => clearTimeout(timer);
  }, [engine, grid]);
}

/** The edit mode of cells on a map: bar, panel, pointer and drawing. */
export function CellEditor({ engine, markers }: { engine: MapEngine; markers: Markers | undefined }) {
  const outcome = useOutcome(markers);
  const state = useEdit();
  const [finding, setFinding] = useState<CellFinding | null>(null);
  const check = useApiQuery('cells.check', {}, { keepPrevious: true });
  const { run, saving } = useSaveStep(outcome);
  const askMoves = useAskMoves();
  const back = (): boolean => goBack(askMoves);
  const { grid, work, result } = outcome;
  const shownFinding = state.step === 'check' ? finding : null;
  useLetGo(outcome);
  useFirstSight(engine, outcome);
  useInstruction();
  useEditTool(engine, outcome, {
    back,
    save: () => {
      void run();
      return result?.ok ?? false;
    },
  });
  useEditPaint(
    engine,
    useMemo(
      () => ({ grid, work, state, result, finding: shownFinding?.area ?? null }),
      [grid, work, state, result, shownFinding],
    ),
  );
  return (
    <div className="lm-edit">
      <EditBar grid={grid} findings={check.data?.total ?? null} />
      {state.step === 'check' ? (
        <CheckPanel engine={engine} findings={check.data?.findings} active={finding} onActive={setFinding} />
      ) : (
        <SavePanel outcome={outcome} saving={saving} onSave={() => void run()} onBack={back} />
      )}
    </div>
  );
}
