import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { api, useApiQuery } from '#renderer/api/index';
import type { Settings } from '#shared/contract/app';
import type { ThingColumn } from '../columns.tsx';

export type Layout = Settings['tableLayouts'][string];
const PLAIN: Layout = { columns: null, widths: {}, frozen: 1 };
/** Widths change with every step of a drag: kept when it rests. */
const REST_MS = 400;

/** How a room's table looks: which columns, how wide, how many stay in sight. Remembered with the map. */
export function useTableLayout(key: string, all: readonly ThingColumn[]) {
  const { data } = useApiQuery('settings.get', {}, { keepPrevious: true });
  const [own, setOwn] = useState<{ key: string; layout: Layout } | null>(null);
  const layout = own?.key === key ? own.layout : (data?.tableLayouts[key] ?? PLAIN);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const change = useCallback(
    (patch: Partial<Layout>) => {
      const next = { ...layout, ...patch };
      setOwn({ key, layout: next });
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        // A viewer may look at a table as he likes, though it is not kept.
        void api.settings
          .get({})
          .then(({ tableLayouts }) => api.settings.set({ tableLayouts: { ...tableLayouts, [key]: next } }))
          .catch(() => undefined);
      }, REST_MS);
    },
    [key, layout],
  );
  const shown = useMemo(() => {
    const byKey = new Map(all.map((column) => [column.key, column]));
    const chosen = layout.columns?.flatMap((one) => byKey.get(one) ?? []) ?? [];
    const columns = chosen.length > 0 ? chosen : all.filter(({ byDefault }) => byDefault);
    return columns.map((column) => ({ ...column, width: layout.widths[column.key] ?? column.width }));
  }, [all, layout]);
  return {
    layout,
    columns: shown,
    frozen: Math.min(layout.frozen, shown.length),
    change,
    reset: () => change(PLAIN),
  };
}
