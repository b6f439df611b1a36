import { afterAll, beforeAll, expect, it } from 'vitest';
import { JUDGED } from '#tests/fixtures/judged/index';
import { touching } from '#tests/helpers/judged/ground';
import { makeOracle } from '#tests/helpers/judged/oracle';
import { readRecords } from '#tests/helpers/judged/records';
import { makeTestCore, type TestCore } from '#tests/helpers/testCore';

let test: TestCore;
let folder = '';
beforeAll(async () => {
  test = makeTestCore({ now: () => Date.parse('2026-08-04T15:00:00+08:00') });
  await test.call('maps.createDemo', {});
  folder = (await test.call('maps.recent', {})).maps[0]?.folder ?? '';
});
afterAll(() => test.dispose());

it('reads the records of the demo community past the program', () => {
  const { helpers, buildings, cells, calls } = readRecords(folder);
  const people = helpers.filter(({ list }) => list === 'people');
  expect([people.length, helpers.length - people.length]).toEqual([80, 120]);
  expect([buildings.length, cells.length]).toEqual([60, 20]);
  const ids = new Set(helpers.map(({ id }) => id));
  expect(calls.length).toBeGreaterThan(40);
  expect(calls.filter(({ helperId }) => !ids.has(helperId))).toEqual([]);
  const whole = new Set(cells.map(({ id }) => id));
  expect(helpers.filter(({ cellId }) => !whole.has(cellId ?? ''))).toEqual([]);
  for (const [id, others] of touching(cells)) {
    expect(others.size).toBeGreaterThan(1);
    expect(others.has(id)).toBe(false);
  }
});

it('grades somebody for most of the judged cases, and nobody whose consent was withdrawn', async () => {
  const before = makeOracle(readRecords(folder));
  const graded = JUDGED.filter((one) => before.gradesOf(one).people.length > 0);
  expect(graded.length).toBeGreaterThan(JUDGED.length * 0.8);
  const [lamp] = JUDGED;
  const best = lamp && before.gradesOf(lamp).people.find(({ grade }) => grade === 3);
  const { version } = await test.call('things.get', { id: best?.helper.id ?? '' });
  await test.call('people.withdrawConsent', { id: best?.helper.id ?? '', version });
  const after = lamp && makeOracle(readRecords(folder)).gradesOf(lamp).people;
  expect(after?.map(({ helper }) => helper.id)).not.toContain(best?.helper.id);
  expect(after?.length).toBeGreaterThan(0);
});
