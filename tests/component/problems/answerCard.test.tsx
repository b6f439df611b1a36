import '../dom.ts';
import { act, configure, fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Answered } from '#shared/contract/index';
import type { Answer, Candidate, ProblemDetail } from '#shared/contract/problems';
import { nothingAnswered as answer } from '#tests/helpers/answered';
import { nothingUnderstood } from '#tests/helpers/understood';
import { makeWiredWindow, refusal } from '../wire.tsx';

// The first of each list stand at a glance too: what is looked for by its words here is in the lists.
configure({ defaultIgnore: 'script, style, .lm-glance *' });

const core = await makeWiredWindow();
const { show } = await import('../harness.tsx');
const { AnswerCard, ProblemBox } = await import('#renderer/features/problems/index');
const { EMPTY_DRAFT, useAppState } = await import('#renderer/state/index');
const { useExtras } = await import('#renderer/features/problems/extras');

const candidate = (id: string, given: Partial<Candidate> = {}): Candidate => ({
  thingId: id,
  kind: 'person',
  name: `张*${id}`,
  detail: '电工',
  phone: '138****0001',
  busyWith: null,
  anchor: [121.5, 29.8],
  distanceM: 150,
  available: 'yes',
  score: 1,
  ring: null,
  reasons: [
    { code: 'need', params: { need: '电工' }, part: 'topic', points: 2 },
    { code: 'distance', params: { metres: 150 }, part: 'distance', points: 1 },
    { code: 'otherCell', params: {}, part: 'distance', points: 0 },
    { code: 'available', params: {}, part: 'availability', points: 1 },
    { code: 'recentCalls', params: { count: 3 }, part: 'load', points: -1 },
  ],
  ...given,
});
const give = (data: Answer): void => core.stand('matching.answer', () => ({ ok: true, data }));
const rows = (): NodeListOf<HTMLInputElement> => document.querySelectorAll('[data-candidate] input');
const button = (name: string): HTMLButtonElement => {
  const found = document.querySelector<HTMLButtonElement>(`[data-action="${name}"]`);
  if (!found) throw new Error(`no ${name}`);
  return found;
};

beforeEach(() => {
  useAppState.setState({
    draft: { ...EMPTY_DRAFT, text: '路灯坏了' },
    picks: [],
    lines: [],
    card: { type: 'answer' },
    selection: null,
  });
  useExtras.getState().clear();
});

describe('what is shown', () => {
  test('says “now” of nobody when help is wanted later', async () => {
    const later = { ...nothingUnderstood(), wantedAtMs: Date.parse('2026-08-02T19:00:00+08:00') };
    give(answer({ understood: later, people: [candidate('a'), candidate('b', { available: 'no' })] }));
    show(<AnswerCard />);
    await screen.findByText('到时有空');
    await screen.findByText('到时没空');
    expect(screen.queryByText('现在有空')).toBeNull();
  });

  test('nothing understood: one hint instead of four empty lists, and the problem can still be registered', async () => {
    give(answer());
    await show(<AnswerCard />);
    expect(await screen.findByText('没有认出这是哪类事')).toBeTruthy();
    expect(screen.queryByText('请谁')).toBeNull();
    expect(button('register').disabled).toBe(false);
    expect(button('dispatch').disabled).toBe(true);
  });

  test('distance and time are said once, reasons have the tone of their points', async () => {
    give(answer({ people: [candidate('a')] }));
    await show(<AnswerCard />);
    await screen.findByText('张*a');
    expect(screen.getAllByText('距离150米')).toHaveLength(1);
    expect(screen.getAllByText('现在有空')).toHaveLength(1);
    expect(screen.getByText('需要“电工”，具备该技能').dataset.tone).toBe('for');
    expect(screen.getByText('不在本社区网格内').dataset.tone).toBe('fact');
    expect(screen.getByText('近30天已请3次').dataset.tone).toBe('against');
  });

  test('what is missing is named', async () => {
    const nearest = {
      thingId: 'b',
      name: '李*',
      distanceM: 2300,
      available: 'no',
      hindrance: 'busy',
      freeAtMs: Date.parse('2036-08-06T08:00:00+08:00'),
    } as const;
    const gap = { need: '高空作业', reason: 'noneNear', essential: true, radiusM: 1000 } as const;
    give(answer({ people: [candidate('a')], shortages: [{ ...gap, atMs: Date.now(), nearest }] }));
    await show(<AnswerCard />);
    const note = await screen.findByRole('note');
    expect(note.textContent).toContain('现在1公里内没有“高空作业”');
    expect(note.textContent).toContain('李*在2.3公里外，8月6日 8:00 有空');
  });

  test('who is not in the lists is told with what stood in the way, and may be asked all the same', async () => {
    const busy = { code: 'unavailable', params: {}, points: -12, rank: 2 };
    const stale = { code: 'stale', params: { days: 400 }, points: -2, rank: null };
    const hidden = { ...candidate('z'), obstacles: [busy, stale], rankWithout: 1 };
    give(answer({ people: [candidate('a')], whyNot: [hidden] }));
    await show(<AnswerCard />);
    const row = await waitFor(() => {
      const found = document.querySelector<HTMLElement>('[data-why-not="z"]');
      if (!found) throw new Error('not there yet');
      return found;
    });
    expect(row.textContent).toContain('现在没空若无此项，可排第 2');
    expect(row.textContent).toContain('已有400天没有核实');
    expect(row.textContent).not.toContain('以上各项都没有');
    fireEvent.click(row.querySelectorAll('button')[1] ?? document.body);
    expect(useAppState.getState().picks.map(({ thingId }) => thingId)).toEqual(['z']);
    expect(screen.queryByText(/不在当前列表里/)).toBeNull();
  });

  test('how far the search went is said; 就近优先 asks anew and is remembered', async () => {
    const asked: { nearFirst?: boolean }[] = [];
    core.stand('matching.answer', (input: { nearFirst?: boolean }) => {
      asked.push(input);
      const widening = { ring: 'neighbour', why: 'enough', need: '电工' } as const;
      return { ok: true, data: answer({ people: [candidate('a')], widening }) };
    });
    await show(<AnswerCard />);
    await screen.findByText('本网格没有能来的“电工”，已扩大到相邻网格');
    fireEvent.click(screen.getByText('就近优先'));
    await waitFor(() => expect(asked.at(-1)?.nearFirst).toBe(true));
    await screen.findByText(/只列这一圈/);
    expect((await core.call('settings.get', {})).nearFirst).toBe(true);
    fireEvent.click(screen.getByText('综合评分'));
    await waitFor(() => expect(screen.queryByText(/只列这一圈/)).toBeNull());
    expect((await core.call('settings.get', {})).nearFirst).toBe(false);
  });

  test('an error says what to do', async () => {
    core.stand('matching.answer', () => refusal('map.notOpen'));
    await show(<AnswerCard />);
    expect(await screen.findByText(/还没有打开地图/)).toBeTruthy();
  });
});

describe('picks', () => {
  test('are walked by the arrow keys from the box through all lists', async () => {
    give(answer({ duty: [candidate('a')], people: [candidate('b')] }));
    await show(
      <>
        <ProblemBox />
        <AnswerCard />
      </>,
    );
    await screen.findByText('张*b');
    fireEvent.keyDown(screen.getByLabelText('说说遇到的问题'), { key: 'ArrowDown' });
    expect(document.activeElement).toBe(rows()[0]);
    fireEvent.keyDown(rows()[0] ?? document.body, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(rows()[1]);
    fireEvent.keyDown(rows()[1] ?? document.body, { key: 'ArrowUp' });
    expect(document.activeElement).toBe(rows()[0]);
  });

  test('and words stay when the card is left, and the box leads back', async () => {
    give(answer({ people: [candidate('a')] }));
    const first = await show(
      <>
        <ProblemBox />
        <AnswerCard />
      </>,
    );
    await screen.findByText('张*a');
    fireEvent.click(rows()[0] ?? document.body);
    fireEvent.change(screen.getByLabelText('反映人姓名'), { target: { value: '王某' } });
    fireEvent.click(button('close-card'));
    expect(useAppState.getState().card.type).toBe('none');
    expect(button('ask').textContent).toContain('回到答案（已选 1）');
    fireEvent.click(button('ask'));
    first.unmount();
    await show(<AnswerCard />);
    await screen.findByText('张*a');
    expect(rows()[0]?.checked).toBe(true);
    expect(screen.getByLabelText<HTMLInputElement>('反映人姓名').value).toBe('王某');
  });

  test('that another category takes out of the lists are told and can be dropped', async () => {
    give(answer({ people: [candidate('a')] }));
    useAppState.setState({ picks: [{ thingId: 'gone', reasons: [] }] });
    await show(<AnswerCard />);
    expect(await screen.findByText(/已勾选的有 1 个不在当前列表里/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: /去\s?掉/ }));
    expect(useAppState.getState().picks).toEqual([]);
  });
});

describe('dispatch', () => {
  test('that fails keeps the picks and the note', async () => {
    give(answer({ people: [candidate('a')] }));
    core.stand('problems.create', () => refusal('disk.full'));
    await show(<AnswerCard />);
    await screen.findByText('张*a');
    fireEvent.click(rows()[0] ?? document.body);
    fireEvent.change(screen.getByLabelText(/派单说明/), { target: { value: '今天去' } });
    fireEvent.click(button('dispatch'));
    expect(await screen.findByText(/磁盘空间不足/)).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>(/派单说明/).value).toBe('今天去');
    expect(useAppState.getState().picks).toHaveLength(1);
  });

  test('right after a correction waits for the answer to it: what is kept is not from before', async () => {
    const before = nothingUnderstood({ quantities: [{ text: '3户', count: 3, sort: 'households', of: '' }] });
    give(answer({ understood: before, people: [candidate('a')] }));
    const created: { understood: { quantities: unknown; corrected: unknown } }[] = [];
    core.stand('problems.create', (input: (typeof created)[0]) => {
      created.push(input);
      return refusal('internal');
    });
    await show(<AnswerCard />);
    await screen.findByText('张*a');
    let tell: (answer: Answered<Answer>) => void = () => undefined;
    core.stand('matching.answer', () => new Promise<Answered>((resolve) => (tell = resolve)));
    act(() => useAppState.getState().setDraft({ corrections: { quantities: [] } }));
    fireEvent.click(button('register'));
    expect(created).toEqual([]);
    await act(async () => tell({ ok: true, data: answer({ people: [candidate('a')] }) }));
    await waitFor(() => expect(created).toHaveLength(1));
    expect(created[0]?.understood).toMatchObject({ quantities: [], corrected: { quantities: true } });
  });

  test('to a problem that exists goes to that problem, never to a new one, and waits until it is known', async () => {
    const kept = await core.call('problems.create', { text: '路灯坏了' });
    give(answer({ people: [candidate('a')] }));
    let tell: (answer: Answered<ProblemDetail>) => void = () => undefined;
    core.stand('problems.get', () => new Promise<Answered>((resolve) => (tell = resolve)));
    const created: unknown[] = [];
    const dispatched: { id: string }[] = [];
    core.stand('problems.create', (input) => {
      created.push(input);
      return refusal('internal');
    });
    core.stand('problems.dispatch', (input: { id: string }) => {
      dispatched.push(input);
      return { ok: true, data: kept };
    });
    useAppState.setState({ draft: { ...EMPTY_DRAFT, text: '路灯坏了', problemId: kept.id } });
    await show(<AnswerCard />);
    await screen.findByText('张*a');
    fireEvent.click(rows()[0] ?? document.body);
    expect(button('dispatch').disabled).toBe(true);
    expect(document.querySelector('[data-action="register"]')).toBeNull();
    act(() => tell({ ok: true, data: kept }));
    await waitFor(() => expect(button('dispatch').disabled).toBe(false));
    fireEvent.click(button('dispatch'));
    await waitFor(() => expect(dispatched.map((input) => input.id)).toEqual([kept.id]));
    expect(created).toEqual([]);
  });
});

describe('the three answers at a glance', () => {
  const glance = (list: string): string[] =>
    [...document.querySelectorAll(`.lm-glance [data-list="${list}"] .lm-glance-first`)].map(
      ({ textContent }) => textContent ?? '',
    );

  test('stand side by side with the first of each, and a click ticks as in the list', async () => {
    give(
      answer({
        duty: [candidate('a', { available: 'no' })],
        people: [
          candidate('b', { reasons: [{ code: 'certExpired', params: {}, part: 'topic', points: -3 }] }),
          candidate('c', { distanceM: null }),
          candidate('d'),
        ],
      }),
    );
    useAppState.setState({ draft: { ...EMPTY_DRAFT, text: '路灯坏了' } });
    show(<AnswerCard />);
    await waitFor(() => expect(glance('people')).toHaveLength(2));
    expect(glance('duty')).toEqual(['张*a150 m现在没空']);
    expect(glance('people')).toEqual(['张*b150 m现在有空证书过期', '张*c现在有空']);
    expect(document.querySelector('.lm-glance [data-list="resources"] p')?.textContent).toBe('没有合适的');
    const first = document.querySelector('.lm-glance [data-list="people"] button') as HTMLButtonElement;
    fireEvent.click(first);
    expect(useAppState.getState().picks.map(({ thingId }) => thingId)).toEqual(['b']);
    expect(first.getAttribute('aria-pressed')).toBe('true');
    expect(document.querySelector<HTMLInputElement>('[data-candidate="b"] input')?.checked).toBe(true);
    fireEvent.click(first);
    expect(useAppState.getState().picks).toEqual([]);
  });
});
