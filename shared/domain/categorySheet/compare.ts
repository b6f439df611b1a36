import { SHEET_KEYS, type SheetKey, type SheetLine } from './lines.ts';
import type {
  CategoryDraft,
  CategoryProposal,
  KnownCategory,
  SheetChange,
  SheetComparison,
  SheetFault,
  SheetWords,
} from './types.ts';
import { Fault, hoursOf, LONGEST, plainText, wordsOf } from './values.ts';

const EMPTY: Omit<CategoryDraft, 'name'> = {
  parentId: null,
  responsible: [],
  needs: [],
  keywords: [],
  defaultLevel: null,
  deadlineHours: null,
};
/** What importing a sheet would change. Nothing is taken away: a category without a line stays as it is. */
export function compareSheet(
  lines: readonly SheetLine[],
  known: readonly KnownCategory[],
  words: SheetWords,
): SheetComparison {
  const book = new Book(known, words);
  const faults: SheetFault[] = [];
  const proposals: CategoryProposal[] = [];
  const told = new Set<string>();
  let unchanged = 0;
  // Those on top first: what stands under them looks for them by their new names too.
  const ordered = [...lines].sort(
    (a, b) => Number(!book.isTop(a)) - Number(!book.isTop(b)) || a.line - b.line,
  );
  for (const line of ordered) {
    try {
      const stored = book.storedOf(line);
      if (stored && told.has(stored.id)) throw new Fault('twice', stored.name);
      if (stored) told.add(stored.id);
      const proposal = book.propose(line, stored);
      if (proposal.changes.length === 0) unchanged += 1;
      else proposals.push(proposal);
    } catch (fault) {
      if (!(fault instanceof Fault)) throw fault;
      faults.push({ line: line.line, code: fault.code, text: fault.text });
    }
  }
  faults.sort((a, b) => a.line - b.line);
  return { proposals, faults, unchanged, untold: known.length - told.size };
}

/** The categories by id and by name, with those of the sheet as they are met. */
class Book {
  readonly #byId: ReadonlyMap<string, KnownCategory>;
  readonly #known: readonly KnownCategory[];
  readonly #words: SheetWords;
  /** Ids of those on top by name; a renamed one by both. */
  readonly #tops: Map<string, string>;
  /** New names of proposals so far, each with the id of the category on top. */
  readonly #named = new Set<string>();

  constructor(known: readonly KnownCategory[], words: SheetWords) {
    this.#known = known;
    this.#words = words;
    this.#byId = new Map(known.map((one) => [one.id, one]));
    this.#tops = new Map(known.flatMap(({ id, name, parentId }) => (parentId === null ? [[name, id]] : [])));
  }

  isTop({ cells }: SheetLine): boolean {
    return (cells.get('name') ?? '') === '';
  }

  #topOf(category: KnownCategory): KnownCategory {
    const parent = category.parentId === null ? undefined : this.#byId.get(category.parentId);
    return parent ? this.#topOf(parent) : category;
  }

  /** The category that a line is about: by its id, else by its names. */
  storedOf(line: SheetLine): KnownCategory | undefined {
    const byId = this.#byId.get(line.id);
    if (byId) return byId;
    const group = line.cells.get('group') ?? '';
    const name = line.cells.get('name') ?? '';
    return this.#known.find((one) =>
      name === ''
        ? one.parentId === null && one.name === group
        : one.parentId !== null && one.name === name && this.#topOf(one).name === group,
    );
  }

  propose(line: SheetLine, stored: KnownCategory | undefined): CategoryProposal {
    const isTop = this.isTop(line);
    const group = line.cells.get('group') ?? '';
    if (group === '' || (stored && (stored.parentId === null) !== isTop))
      throw new Fault('placeUnclear', line.cells.get('name') || group);
    const name = this.#nameOf(line, stored, isTop ? 'group' : 'name');
    const id = stored?.id ?? this.#words.newId();
    const draft: CategoryDraft = {
      ...(stored ?? EMPTY),
      name,
      parentId: isTop ? null : this.#parentOf(line, stored, group),
      ...this.#values(line, stored),
    };
    const changes = this.#changes(stored, draft);
    if (changes.some(({ key }) => key === 'name' || key === 'group')) this.#takeName(draft);
    if (isTop) this.#tops.set(group, id);
    return { id, version: stored?.version ?? null, draft, changes };
  }

  /** Two lines may not name one category, whether both make it or one renames another to it. */
  #takeName({ name, parentId }: CategoryDraft): void {
    const parent = parentId === null ? undefined : this.#byId.get(parentId);
    const key = JSON.stringify([parent ? this.#topOf(parent).id : parentId, name]);
    if (this.#named.has(key)) throw new Fault('twice', name);
    this.#named.add(key);
  }

  #nameOf(line: SheetLine, stored: KnownCategory | undefined, key: 'group' | 'name'): string {
    if (stored && this.#isAsExported(line, stored, key)) return stored.name;
    const name = plainText(line.cells.get(key) ?? '');
    if (name.length > LONGEST.name) throw new Fault('tooLong', name);
    return name;
  }

  #parentOf(line: SheetLine, stored: KnownCategory | undefined, group: string): string {
    // One that stands deeper than its group keeps its place while the group is the same.
    if (stored?.parentId && this.#isAsExported(line, stored, 'group')) return stored.parentId;
    const parentId = this.#tops.get(group);
    if (parentId === undefined) throw new Fault('groupUnknown', group);
    return stored?.parentId && this.#topOf(stored).id === parentId ? stored.parentId : parentId;
  }

  #isAsExported(line: SheetLine, stored: KnownCategory, key: SheetKey): boolean {
    return this.#words.exported(stored.id, key).includes(line.cells.get(key) ?? '');
  }

  /** The cells that say something else than now, as values. */
  #values(line: SheetLine, stored: KnownCategory | undefined): Partial<CategoryDraft> {
    const read = <T>(key: SheetKey, of: (text: string) => T): T | undefined => {
      const text = line.cells.get(key);
      if (text === undefined || (stored && this.#isAsExported(line, stored, key))) return undefined;
      return of(text);
    };
    const found = {
      responsible: read('responsible', wordsOf(stored?.responsible)),
      needs: read('needs', wordsOf(stored?.needs)),
      keywords: read('keywords', wordsOf(stored?.keywords)),
      defaultLevel: read('level', (text) => this.#level(text)),
      deadlineHours: read('deadline', hoursOf),
    };
    return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
  }

  #level(text: string): number | null {
    if (text === '') return null;
    const level = this.#words.levelOf(text);
    if (level === undefined) throw new Fault('level', text);
    return level;
  }

  #changes(stored: KnownCategory | undefined, draft: CategoryDraft): SheetChange[] {
    return SHEET_KEYS.flatMap((key): SheetChange[] => {
      const before = stored ? this.#said(stored, key) : [];
      const after = this.#said(draft, key);
      const removed = before.filter((word) => !after.includes(word));
      const added = after.filter((word) => !before.includes(word));
      // The order of words matters too: who is named first is responsible first.
      const moved = removed.length + added.length === 0 && before.join() !== after.join();
      if (moved) return [{ key, removed: before, added: after }];
      return removed.length + added.length === 0 ? [] : [{ key, removed, added }];
    });
  }

  /** What is said of a category, as words. */
  #said(draft: CategoryDraft, key: SheetKey): readonly string[] {
    const one = (value: number | null): string[] => (value === null ? [] : [String(value)]);
    switch (key) {
      case 'group':
        return draft.parentId === null
          ? []
          : [this.#byId.get(draft.parentId)?.name ?? this.#newTop(draft.parentId)];
      case 'name':
        return [draft.name];
      case 'level':
        return one(draft.defaultLevel);
      case 'deadline':
        return one(draft.deadlineHours);
      default:
        return draft[key];
    }
  }

  #newTop(id: string): string {
    return [...this.#tops].find(([, top]) => top === id)?.[0] ?? '';
  }
}
