import { afterEach, describe, expect, it } from 'vitest';
import { makeTestCore, type TestCore } from '#tests/helpers/testCore';
import { findChromium } from '../../electron/host/browsers.ts';
import { makePdfPort } from '../../electron/host/pdf.ts';

const chromium = findChromium();
const pdf = makePdfPort(chromium);
if (!pdf) console.log('skipped: the printed slip, which needs Chromium');

const LONG = '三楼到六楼的声控灯都不亮，老人晚上下楼看不见路，前天有人踩空，';
/** The reasons of somebody of whom much is to be told. */
const REASONS = [
  { code: 'need', params: { need: '电工' }, part: 'topic', points: 20 },
  { code: 'need', params: { need: '路灯维修' }, part: 'topic', points: 12 },
  { code: 'available', params: {}, part: 'availability', points: 10 },
  { code: 'certExpired', params: { name: '低压电工证', date: '2026-01-01' }, part: 'topic', points: -3 },
  { code: 'weekAndRecentCalls', params: { week: 1, count: 3 }, part: 'load', points: -4 },
] as const;

describe.skipIf(!pdf)('the printed slip', () => {
  let test: TestCore;
  afterEach(() => test.dispose());

  it.each([
    [1, 40],
    [5, 40],
    [5, 500],
    [12, 200],
    [15, 500],
  ])(
    'is one page with %i helpers and %i letters',
    async (helpers, letters) => {
      test = makeTestCore({ ...(pdf && { pdf }) });
      await test.call('maps.createDemo', {});
      const { rows } = await test.call('things.list', { filter: { kinds: ['person', 'unit'] }, limit: 40 });
      const text = LONG.repeat(20).slice(0, letters);
      const [first] = (await test.call('matching.answer', { text: '路灯坏了，朝南埭12幢' })).duty;
      const problem = await test.call('problems.create', {
        text,
        anchor: first?.anchor ?? null,
        picks: rows.slice(0, helpers).map(({ id }) => ({ thingId: id, reasons: [...REASONS] })),
        dispatchNote: '带上梯子，先到门卫处登记，晚上七点以前到',
      });
      const { bytes } = await test.call('problems.slipPdf', { id: problem.id, edition: 'public' });
      // The leaves of the page tree.
      expect(
        Buffer.from(bytes)
          .toString('latin1')
          .match(/\/Type\s*\/Page\b/g),
      ).toHaveLength(1);
    },
    60_000,
  );
});
