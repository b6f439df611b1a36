type Size = { readonly width: number; readonly height: number };

const GAP = 16;
const EDGE = 6;

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));

/** Where a card stands beside a place: right below it, on the other side where there is no room, never outside. */
export function cardPlace(
  at: { readonly x: number; readonly y: number },
  card: Size,
  room: Size,
): { readonly left: number; readonly top: number } {
  const right = at.x + GAP + card.width <= room.width - EDGE;
  const below = at.y + GAP + card.height <= room.height - EDGE;
  const left = right ? at.x + GAP : at.x - GAP - card.width;
  const top = below ? at.y + GAP : at.y - GAP - card.height;
  return {
    left: Math.round(clamp(left, EDGE, Math.max(EDGE, room.width - EDGE - card.width))),
    top: Math.round(clamp(top, EDGE, Math.max(EDGE, room.height - EDGE - card.height))),
  };
}
