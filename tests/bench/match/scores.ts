/** Pairs of true and given class, counted. */
export class Confusion {
  readonly #counts = new Map<string, Map<string, number>>();
  #total = 0;

  add(truth: string, given: string): void {
    const row = this.#counts.get(truth) ?? new Map<string, number>();
    row.set(given, (row.get(given) ?? 0) + 1);
    this.#counts.set(truth, row);
    this.#total += 1;
  }

  get labels(): string[] {
    return [...this.#counts.keys()].sort();
  }

  count(truth: string, given: string): number {
    return this.#counts.get(truth)?.get(given) ?? 0;
  }

  get accuracy(): number {
    return this.labels.reduce((sum, label) => sum + this.count(label, label), 0) / this.#total;
  }

  /** Mean of the classes' F1, each class of the truth counted alike. */
  get macroF1(): number {
    const { labels } = this;
    const f1 = labels.map((label) => {
      const hit = this.count(label, label);
      const truths = [...(this.#counts.get(label)?.values() ?? [])].reduce((sum, n) => sum + n, 0);
      const given = labels.reduce((sum, truth) => sum + this.count(truth, label), 0);
      return truths + given === 0 ? 0 : (2 * hit) / (truths + given);
    });
    return f1.reduce((sum, value) => sum + value, 0) / labels.length;
  }

  /** truth → given → how many. */
  table(): Record<string, Record<string, number>> {
    return Object.fromEntries(
      this.labels.map((label) => [label, Object.fromEntries(this.#counts.get(label) ?? [])]),
    );
  }
}
