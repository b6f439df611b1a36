import { useEffect, useRef } from 'react';
import { useAppState } from '#renderer/state/index';

type FormDeeds = { save: () => Promise<void>; saveAndNext: () => Promise<void>; cancel: () => Promise<void> };

const OPEN_POPUPS =
  '.ant-modal-wrap:not([style*="display: none"]), .ant-popover:not(.ant-popover-hidden), .ant-select-dropdown:not(.ant-select-dropdown-hidden), .ant-picker-dropdown:not(.ant-picker-dropdown-hidden)';

/** Ctrl+S saves, Ctrl+Enter saves and next, Esc leaves; wherever the focus is, since one looks at the map while filling in. */
export function useFormKeys(deeds: FormDeeds): void {
  const latest = useRef(deeds);
  latest.current = deeds;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const control = event.ctrlKey || event.metaKey;
      if (event.isComposing || document.querySelector('.ant-modal-wrap:not([style*="display: none"])'))
        return;
      if (control && event.key.toLowerCase() === 's') void latest.current.save();
      else if (control && event.key === 'Enter') void latest.current.saveAndNext();
      else if (event.key === 'Escape') {
        // Esc first closes what is open over the form, and leaves picking a place.
        if (useAppState.getState().mode.type !== 'browse' || document.querySelector(OPEN_POPUPS)) return;
        void latest.current.cancel();
      } else return;
      event.preventDefault();
      // A question that this key opens must not get the same key and close again.
      event.stopPropagation();
    };
    // Capture: before the window's own Esc, which would already have left the picking.
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, []);
}
