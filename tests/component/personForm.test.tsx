import './dom.ts';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Thing } from '#shared/contract/things';
import { makeWindow, show } from './harness.tsx';

const core = await makeWindow();
const { ThingCard, ThingForm } = await import('#renderer/features/things/index');
const { useDrafts } = await import('#renderer/features/things/drafts');
const { useAppState } = await import('#renderer/state/index');

const part = (selector: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
};
const press = (init: KeyboardEventInit): boolean => fireEvent.keyDown(window, init);
const click = (action: string): boolean => fireEvent.click(part(`[data-action="${action}"]`));

const CONSENT = { consentBasis: 'signed', consentOn: '2026-01-05' };
const make = (attrs: Record<string, unknown> = {}): Promise<Thing> =>
  core.call('things.create', {
    kind: 'person',
    patch: { name: '王建国', attrs: { skills: ['电工', '木工'], ...CONSENT, ...attrs } },
  });
const attrsOf = async (id: string) => (await core.call('things.get', { id })).attrs;

beforeEach(() => {
  useDrafts.setState({ drafts: {} });
  useAppState.setState({ card: { type: 'none' }, selection: null, mode: { type: 'browse' } });
});

describe('the form', () => {
  test('has the fields under headings, consent right after the basics with its reason', async () => {
    await show(<ThingForm kind="person" id={null} />);
    const groups = [...document.querySelectorAll('[data-group]')].map((group) =>
      group.getAttribute('data-group'),
    );
    expect(groups).toEqual(['basic', 'consent', 'skills', 'time', 'party', 'check']);
    expect(part('[data-group="consent"]').textContent).toContain('没有本人同意');
    // What acts of their own write is never typed.
    expect(document.querySelector('[data-field="consentWithdrawnOn"]')).toBeNull();
    expect(document.querySelector('[data-field="verifiedBy"]')).toBeNull();
  });

  test('takes a level beside each skill, and days off in the office’s words', async () => {
    const { id } = await make();
    await show(<ThingForm kind="person" id={id} />);
    await waitFor(() => part('[data-skill="电工"]'));
    fireEvent.click(within(part('[data-skill="电工"]')).getByText('高级'));
    fireEvent.change(part('#field-exceptions'), { target: { value: '2026年10月1日-7日 不在' } });
    expect(screen.getByText('读作：2026-10-01至2026-10-07 休息')).toBeTruthy();
    press({ key: 's', ctrlKey: true });
    await waitFor(async () =>
      expect(await attrsOf(id)).toMatchObject({
        skillLevels: { 电工: 'expert' },
        exceptions: [{ from: '2026-10-01', to: '2026-10-07', off: true }],
      }),
    );
  });

  test('says when days are not understood, and keeps what was understood before', async () => {
    const { id } = await make();
    await show(<ThingForm kind="person" id={id} />);
    await waitFor(() => part('#field-exceptions'));
    fireEvent.change(part('#field-exceptions'), { target: { value: '国庆不在' } });
    expect(screen.getByText(/读不懂，请照“2026-10-01/)).toBeTruthy();
  });

  test('takes certificates line by line; an empty line is nothing', async () => {
    const { id } = await make();
    await show(<ThingForm kind="person" id={id} />);
    await waitFor(() => part('[data-action="add-certificates"]'));
    click('add-certificates');
    fireEvent.change(screen.getByLabelText('证书名称'), { target: { value: '电工证' } });
    fireEvent.change(screen.getByLabelText('证号'), { target: { value: 'T330203' } });
    click('add-certificates');
    press({ key: 's', ctrlKey: true });
    await waitFor(async () => expect(await attrsOf(id)).toHaveProperty('certificates.length', 1));
    const { values } = await core.call('things.reveal', { id, fields: ['certificates'], purpose: '测试' });
    expect(values.certificates).toEqual([{ name: '电工证', number: 'T330203' }]);
  });

  test('asks before a post holder moves to another post', async () => {
    const { id } = await make({ post: 'standing' });
    await show(<ThingForm kind="person" id={id} />);
    await waitFor(() => part('#field-post'));
    fireEvent.mouseDown(part('#field-post'));
    fireEvent.click(await screen.findByTitle('应急岗'));
    press({ key: 's', ctrlKey: true });
    expect((await screen.findAllByText('从常态岗改到应急岗？')).length).toBeGreaterThan(0);
    expect((await attrsOf(id)).post).toBe('standing');
    fireEvent.click(screen.getByRole('button', { name: /改\s?岗/ }));
    await waitFor(async () => expect((await attrsOf(id)).post).toBe('emergency'));
  });
});

describe('the card', () => {
  test('withdraws consent after naming the consequence, and records it anew', async () => {
    const { id } = await make();
    await show(<ThingCard id={id} />);
    await waitFor(() => part('[data-action="person-more"]'));
    click('person-more');
    fireEvent.click(await screen.findByText('撤回同意'));
    expect((await screen.findAllByText(/不再推荐，不能派单/)).length).toBeGreaterThan(0);
    fireEvent.click(screen.getByRole('button', { name: '撤回同意' }));
    await waitFor(() => part('[data-consent="withdrawn"]'));
    expect(part('[data-action="edit"]').hasAttribute('disabled')).toBe(true);
    click('consent-give');
    fireEvent.mouseDown(await screen.findByRole('combobox', { name: '同意方式' }));
    fireEvent.click(await screen.findByTitle('口头同意'));
    click('consent-save');
    await waitFor(() => expect(document.querySelector('[data-consent]')).toBeNull());
    expect(await attrsOf(id)).toMatchObject({ consentBasis: 'verbal' });
  });

  test('已核实 writes the day and by whom', async () => {
    const { id } = await make();
    await show(<ThingCard id={id} />);
    await waitFor(() => part('[data-action="verify"]'));
    click('verify');
    await waitFor(async () => expect(await attrsOf(id)).toHaveProperty('verifiedBy', '管理员'));
  });
});
