// 5,000 addresses as office lists write them against 5,000 buildings: time, and how many land right. The only peer that
// reads addresses of a register without a network is a plain look-up of normalised names, which is what Excel's VLOOKUP does.
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { pinyin } from 'pinyin-pro';
import { AddressBook, type AddressBuilding, PLACE_CONFIDENCE } from '#shared/domain/address/index';
import { makeCases, makeTown } from '../helpers/addressCases.ts';
import { precision, recall, scoreCases } from '../helpers/addressScore.ts';
import { sharedDataPath } from '../helpers/sharedData.ts';
import { median } from './random.ts';

const SIZE = 5000;
const RUNS = 5;
const round = (value: number, digits = 1): number => Number(value.toFixed(digits));
const sounds = new Map<string, string>();
function sound(character: string): string {
  const known = sounds.get(character) ?? pinyin(character, { toneType: 'none' });
  sounds.set(character, known);
  return known;
}

function makeBook(buildings: readonly AddressBuilding[]): AddressBook {
  const book = new AddressBook({ sound });
  for (const building of buildings) book.upsert(building);
  return book;
}

function timesOf(body: () => unknown): number {
  return median(
    Array.from({ length: RUNS }, () => {
      const start = performance.now();
      body();
      return performance.now() - start;
    }),
  );
}

/** Names and addresses as they are written, blanks aside: what a look-up formula finds. */
function lookUp(buildings: readonly AddressBuilding[]): (text: string) => string | undefined {
  const plain = (text: string): string => text.normalize('NFKC').replace(/\s/g, '');
  const ids = new Map<string, string>();
  for (const { id, names, estate, addresses } of buildings)
    for (const text of [...names, ...names.map((name) => `${estate ?? ''}${name}`), ...addresses])
      ids.set(plain(text), id);
  return (text) => ids.get(plain(text));
}

/** Real messages of citizens elsewhere: whatever is placed of them is wrong. */
function strangers(book: AddressBook): string {
  const path = sharedDataPath('taidi2020c_labelled/messages.csv');
  if (!path) return 'not there: skipped';
  const snippets =
    readFileSync(path, 'utf8').match(/[\u4e00-\u9fffA-Z0-9]{2,24}\d+(?:幢|栋|号楼|号|弄)[^,，。]{0,8}/g) ??
    [];
  const placed = snippets.filter((text) => (book.resolve(text).best?.confidence ?? 0) >= PLACE_CONFIDENCE);
  return `${placed.length} of ${snippets.length} placed`;
}

/** Prints each way of writing; the rows are for the table of all benches. */
export async function run(): Promise<unknown> {
  const town = makeTown(7, SIZE);
  const cases = makeCases(town, 11, SIZE);
  const buildMs = timesOf(() => makeBook(town.buildings));
  const book = makeBook(town.buildings);
  const askMs = timesOf(() => {
    for (const { text } of cases) book.resolve(text);
  });
  const { all, ways } = scoreCases(book, cases);
  console.table(
    ways.map(({ way, cases: n, accepted, right, rightGuess }) => ({
      way,
      n,
      placed: accepted,
      right,
      rightGuess,
    })),
  );
  const find = lookUp(town.buildings);
  const found = cases.filter(({ text }) => find(text) !== undefined);
  const foundRight = found.filter(({ text, truth }) => truth.type === 'building' && find(text) === truth.id);
  return [
    {
      engine: 'address book',
      buildings: town.buildings.length,
      addresses: cases.length,
      ways: ways.length,
      buildMs: round(buildMs),
      askMs: round(askMs),
      precision: round(precision(all), 4),
      recall: round(recall(all), 4),
      realMessagesFromElsewhere: strangers(book),
    },
    {
      engine: 'look-up of names as written',
      buildings: town.buildings.length,
      addresses: cases.length,
      ways: ways.length,
      buildMs: round(timesOf(() => lookUp(town.buildings))),
      askMs: round(timesOf(() => cases.filter(({ text }) => find(text)))),
      precision: round(foundRight.length / Math.max(1, found.length), 4),
      recall: round(foundRight.length / all.resolvable, 4),
      realMessagesFromElsewhere: '',
    },
  ];
}
