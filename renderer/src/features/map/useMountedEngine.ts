import { type RefObject, useEffect, useRef } from 'react';
import { MapEngine } from './engine.ts';

/** Makes a map in the element that gets the ref, tells it, and takes both back with the element. Keep `tell` the same. */
export function useMountedEngine(tell: (engine: MapEngine | null) => void): RefObject<HTMLDivElement | null> {
  const container = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!container.current) return;
    const made = new MapEngine(container.current);
    tell(made);
    return () => {
      tell(null);
      made.destroy();
    };
  }, [tell]);
  return container;
}
