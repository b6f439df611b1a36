import { useCallback, useState } from 'react';
import type { Edition } from '#shared/contract/common';

export type PrintChoice = { readonly edition: Edition; readonly purpose: string };

const KEY = 'lm.print';
const FIRST: PrintChoice = { edition: 'public', purpose: '' };

function remembered(): PrintChoice {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '') as Partial<PrintChoice> | null;
    return {
      edition: kept?.edition === 'internal' ? 'internal' : 'public',
      purpose: typeof kept?.purpose === 'string' ? kept.purpose.slice(0, 100) : '',
    };
  } catch {
    return FIRST;
  }
}

/** Which edition was made last and what for: offered again next time. */
export function usePrintChoice(): readonly [PrintChoice, (change: Partial<PrintChoice>) => void] {
  const [choice, setChoice] = useState(remembered);
  const change = useCallback((part: Partial<PrintChoice>) => {
    setChoice((before) => {
      const next = { ...before, ...part };
      try {
        localStorage.setItem(KEY, JSON.stringify(next));
      } catch {
        // Only a convenience; a full or closed storage must not stop a print.
      }
      return next;
    });
  }, []);
  return [choice, change];
}
