export type LabelBox = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

const meet = (a: LabelBox, b: LabelBox): boolean =>
  a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;

/** Side of the squares in which boxes are looked for, CSS pixels: about as wide as a short name. */
const SQUARE = 64;
/** Keeps rows of squares apart in one number. */
const ROW = 1 << 15;

function* squaresOf({ left, top, right, bottom }: LabelBox): Generator<number> {
  for (let y = Math.floor(top / SQUARE); y <= Math.floor(bottom / SQUARE); y += 1)
    for (let x = Math.floor(left / SQUARE); x <= Math.floor(right / SQUARE); x += 1) yield y * ROW + x;
}

/** Keeps labels apart: takes a box only where no earlier one lies. */
export class LabelRoom {
  private readonly squares = new Map<number, LabelBox[]>();

  take(box: LabelBox): boolean {
    return this.takeAll([box]);
  }

  /** Takes all boxes of one label, or none of them. */
  takeAll(boxes: readonly LabelBox[]): boolean {
    if (boxes.some((box) => this.touches(box))) return false;
    for (const box of boxes) this.add(box);
    return true;
  }

  /** Takes a box whatever lies there. */
  add(box: LabelBox): void {
    for (const square of squaresOf(box)) {
      const there = this.squares.get(square);
      if (there) there.push(box);
      else this.squares.set(square, [box]);
    }
  }

  /** Whether a box lies on one that was taken. */
  touches(box: LabelBox): boolean {
    for (const square of squaresOf(box))
      for (const other of this.squares.get(square) ?? []) if (meet(box, other)) return true;
    return false;
  }
}
