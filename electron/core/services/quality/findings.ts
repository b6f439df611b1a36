import type { Finding, QualityRule } from '#shared/domain/quality/index';

export type Found = { readonly id: string; readonly params: Finding['params'] };

/** What is worst comes first: the longest overdue, the farthest off. */
const severity = ({ params }: Found): number => Number(params.days ?? params.distanceM ?? 0);

/** Findings by rule and by record, so that one changed record is judged anew alone. */
export class Findings {
  readonly #byId = new Map<string, readonly Finding[]>();
  readonly #sorted = new Map<QualityRule, readonly Found[]>();

  /** What was found of a record. */
  set(id: string, findings: readonly Finding[]): void {
    this.#byId.set(id, findings);
    this.#sorted.clear();
  }

  /** Lets a record go; whether it was known. */
  forget(id: string): boolean {
    this.#sorted.clear();
    return this.#byId.delete(id);
  }

  /** The records that a rule finds, the worst first. */
  of(rule: QualityRule): readonly Found[] {
    let found = this.#sorted.get(rule);
    if (!found) {
      const all: Found[] = [];
      for (const [id, findings] of this.#byId)
        for (const finding of findings) if (finding.rule === rule) all.push({ id, params: finding.params });
      found = all.sort((a, b) => severity(b) - severity(a) || (a.id < b.id ? -1 : 1));
      this.#sorted.set(rule, found);
    }
    return found;
  }
}
