import { useEffect } from 'react';
import { useUndoRedo } from '#renderer/features/history/index';
import { useAppState } from '#renderer/state/index';
import { isTyping } from '#renderer/ui/index';

/** The grid's input waits for keys with nothing in it: there the program's own keys hold. */
const takesLetters = (target: EventTarget | null): boolean =>
  isTyping(target) && target.dataset.idle !== 'true';

/** What stands there is selected: the next caller's words take its place, a key of the cursor keeps it. */
const focusProblemBox = (): void => {
  const box = document.querySelector<HTMLInputElement | HTMLTextAreaElement>(
    '[data-problem-box] :is(input, textarea)',
  );
  box?.focus();
  box?.select();
};

/** What is open above the room takes Esc for itself. */
const OPEN_ABOVE = [
  '.ant-modal-wrap:not([style*="none"])',
  ...['dropdown', 'select-dropdown', 'popover'].map((name) => `.ant-${name}:not(.ant-${name}-hidden)`),
].join();

/** Esc: first out of a map mode, then out of the card. A form asks by itself before it goes. */
function leave(): void {
  const { mode, card, setMode, setCard, select } = useAppState.getState();
  if (mode.type !== 'browse') setMode({ type: 'browse' });
  else if (card.type === 'selection') select(null);
  else if (card.type === 'answer') setCard({ type: 'none' });
}

/** The keys that work everywhere in the window. */
export function useShortcuts(openSearch: () => void): void {
  const { undo, redo } = useUndoRedo();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      const control = event.ctrlKey || event.metaKey;
      const key = event.key.toLowerCase();
      if (control && key === 'k') {
        event.preventDefault();
        openSearch();
        return;
      }
      if (key === 'escape' && !document.querySelector(OPEN_ABOVE)) {
        leave();
        return;
      }
      // In a field the field's own undo holds, and / is a letter.
      if (takesLetters(event.target)) return;
      if (key === '/' && !control) {
        event.preventDefault();
        focusProblemBox();
      } else if (control && key === 'z' && !event.shiftKey) {
        event.preventDefault();
        undo();
      } else if (control && (key === 'y' || (key === 'z' && event.shiftKey))) {
        event.preventDefault();
        redo();
      }
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [openSearch, undo, redo]);
}
