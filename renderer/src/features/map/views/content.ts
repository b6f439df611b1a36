import { colouringFrom } from '#renderer/state/colouring';
import { type LayerId, useAppState } from '#renderer/state/index';
import type { ViewContent } from '#shared/contract/views';
import { useMapUi } from '../mapUi.ts';
import { useViewRequest, type ViewPlace } from './viewRequest.ts';

/** All that is shown now, at a place. */
export function contentNow(place: ViewPlace): ViewContent {
  const { layers, filter, colouring, period, timeline } = useAppState.getState();
  return {
    ...place,
    layers: { ...layers },
    filter,
    colouring: { ...colouring },
    density: { ...useMapUi.getState().density },
    period,
    timeline,
    basemapIds: null,
  };
}

/** The known choices among those that were kept: what another version of the program wrote is passed over. */
function known<T extends object>(present: T, kept: Readonly<Record<string, unknown>>): T {
  const fitting = Object.entries(kept).filter(
    ([key, value]) => key in present && typeof value === typeof present[key as keyof T],
  );
  return { ...present, ...Object.fromEntries(fitting) };
}

/** Shows what a view holds: layers, filter, colouring, density and period at once, and (with `move`) asks the map to go to its place. */
export function showContent(content: ViewContent, { move = true }: { move?: boolean } = {}): void {
  const { layers } = useAppState.getState();
  useAppState.setState({
    layers: known<Readonly<Record<LayerId, boolean>>>(layers, content.layers),
    colouring: colouringFrom(content.colouring),
    filter: content.filter,
    period: content.period,
    timeline: content.timeline,
  });
  useMapUi.setState((state) => ({ density: known(state.density, content.density) }));
  if (!move) return;
  const { centre, zoom, size } = content;
  useViewRequest.getState().ask({ centre, zoom, size });
}
