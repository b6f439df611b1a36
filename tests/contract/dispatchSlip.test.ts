import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProblemDetail } from '#shared/contract/problems';
import { makeTestCore, type TestCore } from '#tests/helpers/testCore';

const printed: string[] = [];

describe('the dispatch slip', () => {
  let test: TestCore;
  let problem: ProblemDetail;
  beforeAll(async () => {
    test = makeTestCore({
      now: () => Date.parse('2026-08-04T15:00:00+08:00'),
      pdf: async (html) => {
        printed.push(html);
        return new Uint8Array([1]);
      },
    });
    await test.call('maps.createDemo', {});
    const text = '路灯坏了，朝南埭12幢，请打13812345678';
    const answer = await test.call('matching.answer', { text });
    const picks = [...answer.duty.slice(0, 1), ...answer.resources.slice(0, 1), ...answer.people.slice(0, 2)];
    problem = await test.call('problems.create', {
      text,
      categoryId: answer.understood.categoryId,
      level: 3,
      placeText: answer.understood.place?.text ?? null,
      anchor: answer.understood.place?.anchor ?? null,
      reporterName: '王小明',
      reporterPhone: '13912345678',
      picks: picks.map(({ thingId, reasons }) => ({ thingId, reasons })),
      dispatchNote: '带上梯子',
    });
  }, 60_000);
  afterAll(() => test.dispose());

  it('holds the matter, those asked with their reasons, the way, and room for what came of it', async () => {
    const { fileName, html } = await test.call('problems.slipHtml', { id: problem.id, edition: 'public' });
    for (const words of [
      '事项派单',
      `编号：${problem.number}`,
      '朝南埭12幢',
      '公共照明',
      '带上梯子',
      '行走顺序',
      '接单签字',
      '居民签字',
      '回访人',
      '不作为划界依据',
    ])
      expect(html).toContain(words);
    for (const { name } of problem.assignments) expect(html).toContain(name);
    expect(html.match(/class="who"/g)).toHaveLength(
      problem.assignments.filter(({ anchor }) => anchor).length,
    );
    expect(html).not.toContain('<script');
    expect(fileName).toContain(`派单${problem.number}`);
  });

  it('is masked in a 公示版 and on the screen, full in an 内部版 with a purpose, and logged', async () => {
    const input = { id: problem.id };
    const open = await test.call('problems.slipHtml', { ...input, edition: 'public' });
    const seen = await test.call('problems.slipHtml', {
      ...input,
      edition: 'internal',
      purpose: '入户走访',
      preview: true,
    });
    for (const { html } of [open, seen]) {
      expect(html).not.toMatch(/1[3-9]\d{9}/);
      expect(html).not.toContain('王小明');
    }
    await expect(test.call('problems.slipHtml', { ...input, edition: 'internal' })).rejects.toMatchObject({
      code: 'input.invalid',
    });
    const full = await test.call('problems.slipHtml', { ...input, edition: 'internal', purpose: '入户走访' });
    expect(full.html).toContain('王小明');
    expect(full.html).toContain('13912345678');
    expect(full.html).toContain('内部资料 请勿外传');
  });

  it('goes into a PDF', async () => {
    const file = await test.call('problems.slipPdf', { id: problem.id, edition: 'public' });
    expect(file.fileName).toMatch(/20260804\.pdf$/);
    expect(printed.at(-1)).toContain('事项派单');
  });

  it('leaves out who said no, and is refused where nobody is asked', async () => {
    const [first, ...others] = problem.assignments;
    if (!first) throw new Error('nobody');
    await test.call('problems.setAssignment', { id: first.id, version: first.version, state: 'declined' });
    const { html } = await test.call('problems.slipHtml', { id: problem.id, edition: 'public' });
    expect(html.match(/<tr><td class="c">\d+<\/td>/g)).toHaveLength(others.length);
    await test.call('history.undo', {});
    const bare = await test.call('problems.create', { text: '咨询社保' });
    await expect(test.call('problems.slipHtml', { id: bare.id, edition: 'public' })).rejects.toMatchObject({
      code: 'problem.noPicks',
    });
  });
});
