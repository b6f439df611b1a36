import { setImmediate as nextTurn } from 'node:timers/promises';
import type { OutputOf, ParsedInputOf } from '#shared/contract/index';
import { type AddressAnswer, type AddressBook, aliasKeys } from '#shared/domain/address/index';
import { KIND_IDS, type KindId, kindOf } from '#shared/domain/kinds/index';
import { maskAddress } from '#shared/domain/privacy';
import type { Ctx } from '../../context.ts';
import { keepableText } from '../../records/addressOrigin.ts';
import { toThing } from '../../records/things.ts';
import type { MapSession } from '../../session.ts';
import { unplacedThings } from '../../store/sqlite/queries/addresses.ts';
import { addressBookOf } from './book.ts';
import { shownAnswers } from './guess.ts';

/** About eight milliseconds of addresses. */
const ROWS_PER_TURN = 80;
const NOTHING: AddressAnswer = { best: null, alternatives: [], unused: '' };

/** A thing that waits for its place. */
export type Waiting = {
  readonly id: string;
  readonly kind: KindId;
  readonly address: string;
  /** What is written down to the building; '' when that says nothing. */
  readonly key: string;
  readonly answer: AddressAnswer;
};

type Read = Pick<Waiting, 'key' | 'answer'>;
type Kept = {
  readonly seq: number;
  readonly all: readonly Waiting[];
  /** What was read in each address; holds as long as the book is the same. */
  readonly reads: Map<string, Read>;
  readonly book: AddressBook;
  readonly revision: number;
};
const kept = new WeakMap<MapSession, Kept>();

/** Buildings are the gazetteer: their own address cannot be looked up in it. */
const answerOf = (book: AddressBook, kind: KindId, address: string): AddressAnswer =>
  address === '' || kindOf(kind).role === 'building' ? NOTHING : book.resolve(address);

/** Everything without a place, with where its address leads; kept until something is saved. `breathe` lets others run. */
export async function waitingThings(
  session: MapSession,
  breathe: () => Promise<unknown> = nextTurn,
): Promise<readonly Waiting[]> {
  const seq = session.store.changeSeq();
  const before = kept.get(session);
  if (before?.seq === seq) return before.all;
  const book = await addressBookOf(session);
  const reads =
    before?.book === book && before.revision === book.revision ? before.reads : new Map<string, Read>();
  const all: Waiting[] = [];
  for (const [i, [id, kind, text]] of unplacedThings(session.store, KIND_IDS).entries()) {
    if (i % ROWS_PER_TURN === ROWS_PER_TURN - 1) await breathe();
    const address = text ?? '';
    const mark = `${kind} ${address}`;
    const read = reads.get(mark) ?? {
      key: aliasKeys(address)[0] ?? '',
      answer: answerOf(book, kind as KindId, address),
    };
    reads.set(mark, read);
    all.push({ id, kind: kind as KindId, address, ...read });
  }
  kept.set(session, { seq, all, reads, book, revision: book.revision });
  return all;
}

const ofKinds = (all: readonly Waiting[], kinds: readonly KindId[] | undefined): readonly Waiting[] =>
  kinds ? all.filter(({ kind }) => kinds.includes(kind)) : all;

/** Things whose guess is at least so sure. */
export async function sureThings(
  ctx: Ctx,
  input: { readonly kinds?: readonly KindId[] | undefined; readonly confidence: number },
  breathe?: () => Promise<unknown>,
): Promise<{ all: readonly Waiting[]; sure: readonly Waiting[] }> {
  const all = ofKinds(await waitingThings(ctx.session(), breathe), input.kinds);
  return { all, sure: all.filter(({ answer }) => (answer.best?.confidence ?? 0) >= input.confidence) };
}

/** A page of the tray. */
export async function unplacedPage(
  ctx: Ctx,
  input: ParsedInputOf<'addresses.unplaced'>,
): Promise<OutputOf<'addresses.unplaced'>> {
  const session = ctx.session();
  const all = ofKinds(await waitingThings(session), input.kinds);
  const page = all.slice(input.offset, input.offset + input.limit);
  const ids = page.map(({ id }) => id);
  const rows =
    ids.length === 0
      ? []
      : await session.store.read.selectFrom('things').selectAll().where('id', 'in', ids).execute();
  const things = new Map(rows.map((row) => [row.id, row]));
  const shown = await shownAnswers(
    session,
    page.map(({ answer }) => answer),
  );
  const alike = new Map<string, number>();
  for (const { key } of all) alike.set(key, (alike.get(key) ?? 0) + 1);
  return {
    total: all.length,
    rows: page.flatMap(({ id, kind, key }, i) => {
      const row = things.get(id);
      if (!row) return [];
      const thing = toThing(row);
      return [
        {
          id,
          kind,
          name: thing.name,
          address: thing.address,
          guess: shown[i]?.best ?? null,
          alternatives: shown[i]?.alternatives ?? [],
          teachable: maskAddress(keepableText(row)) || null,
          alike: key === '' ? 0 : (alike.get(key) ?? 1) - 1,
        },
      ];
    }),
  };
}
