export type LabelBox = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

const meet = (a: LabelBox, b: LabelBox): boolean =>
  a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;

/** Keeps labels apart: takes a box only where no earlier one lies. */
export class LabelRoom {
  private readonly taken: LabelBox[] = [];

  take(box: LabelBox): boolean {
    return this.takeAll([box]);
  }

  /** Takes all boxes of one label, or none of them. */
  takeAll(boxes: readonly LabelBox[]): boolean {
    if (boxes.some((box) => this.taken.some((other) => meet(box, other)))) return false;
    this.taken.push(...boxes);
    return true;
  }
}
