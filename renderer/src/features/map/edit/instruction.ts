import { t } from '#renderer/ui/index';
import type { useEdit } from './editState.ts';

type EditState = ReturnType<typeof useEdit.getState>;

const drawing = (corners: number, least: number, key: 'draw' | 'split' | 'hole'): string => {
  if (corners === 0) return t(`cellEdit.do.${key}`);
  return corners < least ? t('cellEdit.do.corners') : t('cellEdit.do.finish');
};

/** What to do now, for the bar at the map's foot. */
export function instructionOf(state: EditState): string {
  const { step, chosen, path, finished, fillAt, moves } = state;
  const waits = finished || fillAt !== null;
  if (waits) return t('cellEdit.do.save');
  switch (step) {
    case null:
      return t('cellEdit.do.step');
    case 'draw':
      return drawing(path.length, 3, 'draw');
    case 'hole':
      return drawing(path.length, 3, 'hole');
    case 'split':
      return chosen.length === 0 ? t('cellEdit.do.pick') : drawing(path.length, 2, 'split');
    case 'merge':
      return chosen.length < 2 ? t('cellEdit.do.merge') : t('cellEdit.do.mergeMore');
    case 'border':
      if (chosen.length === 0) return t('cellEdit.do.pick');
      return moves.length > 0 ? t('cellEdit.do.borderMore') : t('cellEdit.do.border');
    case 'remove':
      return chosen.length === 0 ? t('cellEdit.do.remove') : t('cellEdit.do.save');
    case 'check':
      return t('cellEdit.do.check');
  }
}
