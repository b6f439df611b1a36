import './dom.ts';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import { makeWindow, show } from './harness.tsx';

const core = await makeWindow();
const { ThingForm } = await import('#renderer/features/things/index');
const { useDrafts } = await import('#renderer/features/things/drafts');
const { useAppState } = await import('#renderer/state/index');

const field = (key: string): HTMLInputElement => {
  const input = document.getElementById(`field-${key}`);
  if (!(input instanceof HTMLInputElement)) throw new Error(`no field ${key}`);
  return input;
};
const type = (key: string, value: string): boolean => fireEvent.change(field(key), { target: { value } });
const press = (init: KeyboardEventInit): boolean => fireEvent.keyDown(window, init);

beforeEach(() => {
  useDrafts.setState({ drafts: {} });
  useAppState.setState({
    card: { type: 'none' },
    selection: null,
    mode: { type: 'browse' },
    pickedPlace: null,
  });
});

/** The person said yes on paper, today. */
async function agree(): Promise<void> {
  fireEvent.mouseDown(screen.getByLabelText(/同意方式/));
  fireEvent.click(await screen.findByTitle('书面同意'));
}

describe('a new person', () => {
  test('is saved by Ctrl+S with a place in GCJ-02 typed latitude first, and leads to its card', async () => {
    await show(<ThingForm kind="person" id={null} />);
    type('name', '张测试');
    await agree();
    type('phone', '13800001234');
    fireEvent.change(screen.getByLabelText('位置'), { target: { value: '29.87, 121.55' } });
    expect(screen.getByText('纬度写在了前面，已自动对调')).toBeTruthy();
    press({ key: 's', ctrlKey: true });
    await waitFor(() => expect(useAppState.getState().selection?.type).toBe('thing'));
    const { rows } = await core.call('things.list', { filter: { kinds: ['person'] } });
    expect(rows).toHaveLength(1);
    expect(rows[0]?.phone).toBe('138****1234');
    // GCJ-02 lies about 480 m from WGS-84 here: the stored place must have been shifted back.
    expect(rows[0]?.anchor?.[0]).toBeGreaterThan(121.54);
    expect(rows[0]?.anchor?.[0]).toBeLessThan(121.5475);
  });

  test('is not saved without name and consent, and says which fields are missing', async () => {
    const before = (await core.call('things.list', { filter: {} })).total;
    await show(<ThingForm kind="person" id={null} />);
    type('phone', '13900000000');
    press({ key: 's', ctrlKey: true });
    expect(await screen.findAllByText('请填写')).toHaveLength(2);
    expect((await core.call('things.list', { filter: {} })).total).toBe(before);
  });

  test('stays open and empty after Ctrl+Enter', async () => {
    await show(<ThingForm kind="person" id={null} />);
    type('name', '李测试');
    await agree();
    press({ key: 'Enter', ctrlKey: true });
    await waitFor(() => expect(field('name').value).toBe(''));
    expect((await core.call('things.list', { filter: { text: '李测试' } })).total).toBe(1);
  });

  test('keeps what was typed when the form is left without saving and opened again', async () => {
    const first = await show(<ThingForm kind="person" id={null} />);
    type('name', '没写完');
    first.unmount();
    await show(<ThingForm kind="person" id={null} />);
    expect(field('name').value).toBe('没写完');
  });
});

describe('an existing person', () => {
  const make = () =>
    core.call('things.create', {
      kind: 'person',
      patch: {
        name: '王建国',
        phone: '13700001111',
        attrs: {
          employer: '某厂',
          skills: ['电工'],
          consentBasis: 'signed',
          consentOn: '2026-01-05',
        },
      },
    });

  test('shows masked values and sends only what was changed, so that masks never overwrite', async () => {
    const { id } = await make();
    await show(<ThingForm kind="person" id={id} />);
    await waitFor(() => expect(field('phone').value).toBe('137****1111'));
    type('employer', '新单位');
    press({ key: 's', ctrlKey: true });
    await waitFor(async () => expect((await core.call('things.get', { id })).attrs.employer).toBe('新单位'));
    const { values } = await core.call('things.reveal', { id, fields: ['phone', 'name'], purpose: '测试' });
    expect(values).toMatchObject({ phone: '13700001111', name: '王建国' });
  });

  test('changed elsewhere meanwhile: keeps the typed text, offers both ways, and overwrites when asked', async () => {
    const { id, version } = await make();
    await show(<ThingForm kind="person" id={id} />);
    await waitFor(() => expect(field('employer').value).toBe('某厂'));
    type('employer', '我写的');
    await act(async () => {
      await core.call('things.update', { id, version, patch: { attrs: { employer: '别人写的' } } });
    });
    press({ key: 's', ctrlKey: true });
    const overwrite = await screen.findByText('覆盖');
    expect(screen.getByText('载入最新')).toBeTruthy();
    expect(field('employer').value).toBe('我写的');
    fireEvent.click(overwrite);
    await waitFor(async () => expect((await core.call('things.get', { id })).attrs.employer).toBe('我写的'));
  });

  test('Esc asks before typed text is dropped, and leaves at once when nothing was typed', async () => {
    const { id } = await make();
    await show(<ThingForm kind="person" id={id} />);
    await waitFor(() => expect(field('employer').value).toBe('某厂'));
    type('employer', '改到一半');
    press({ key: 'Escape' });
    expect(await screen.findAllByText('放弃没有保存的内容？')).not.toHaveLength(0);
    expect(useAppState.getState().selection).toBeNull();
    fireEvent.click(screen.getByText('放弃'));
    await waitFor(() => expect(useAppState.getState().selection).toEqual({ type: 'thing', id }));
    expect((await core.call('things.get', { id })).attrs.employer).toBe('某厂');
  });
});

test('a form takes the place that was clicked on the map', async () => {
  await show(<ThingForm kind="risk" id={null} />);
  type('name', '楼道堆物');
  act(() => useAppState.getState().setPickedPlace([121.5, 29.8]));
  await waitFor(() =>
    expect((screen.getByLabelText('位置') as HTMLInputElement).value).toBe('121.500000, 29.800000'),
  );
  press({ key: 's', ctrlKey: true });
  await waitFor(async () => {
    const { rows } = await core.call('things.list', { filter: { kinds: ['risk'] } });
    expect(rows[0]).toMatchObject({ name: '楼道堆物', level: 3, anchor: [121.5, 29.8] });
  });
});
