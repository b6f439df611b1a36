import '../dom.ts';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Answered } from '#shared/contract/index';
import { peopleCsvGbk, peopleWorkbook } from '#tests/helpers/people';
import { makeWiredWindow, refusal } from '../wire.tsx';

const core = await makeWiredWindow();
const { show } = await import('../harness.tsx');
const { ImportDoor, ImportWizard } = await import('#renderer/features/imports/index');
const { useAppState } = await import('#renderer/state/index');

const drop = (...files: readonly File[]): void => {
  const event = new window.Event('drop', { bubbles: true, cancelable: true });
  Object.defineProperty(event, 'dataTransfer', { value: { types: ['Files'], files } });
  act(() => void window.dispatchEvent(event));
  expect(event.defaultPrevented).toBe(true);
};
const file = (name: string, bytes: Uint8Array | string): File =>
  new window.File([bytes as Uint8Array<ArrayBuffer>], name);
const action = (name: string): HTMLButtonElement => {
  const button = document.querySelector<HTMLButtonElement>(`[data-action="${name}"]`);
  if (!button) throw new Error(`no ${name}`);
  return button;
};
const closeButton = (): HTMLElement =>
  screen.getByLabelText('关闭', { selector: '.lm-import .ant-modal-close' });
const figure = (key: string): string | null | undefined =>
  document.querySelector(`[data-figure="${key}"] strong`)?.textContent;
const people = async (): Promise<number> => (await core.call('things.list', { filter: {} })).total;

/** The persons of the list said yes on paper. */
async function agree(): Promise<void> {
  const box = document.querySelector('[data-field="consentBasis"]');
  fireEvent.mouseDown(box?.querySelector('input') ?? document.body);
  fireEvent.click(await screen.findByTitle('书面同意'));
}

async function toPreview(): Promise<void> {
  await show(<ImportWizard />);
  drop(file('名册.xlsx', await peopleWorkbook()));
  await waitFor(() => expect(action('preview').disabled).toBe(false), { timeout: 10_000 });
  await agree();
  fireEvent.click(action('preview'));
  await waitFor(() => expect(figure('new')).toBe('3'));
  await waitFor(() => expect(action('commit').disabled).toBe(false));
}

beforeEach(() => useAppState.setState({ importOpen: true, importFiles: [] }));

describe('a file that cannot be read', () => {
  test('is named with what to do, and the message goes when the next file is read', async () => {
    await show(<ImportWizard />);
    drop(file('空.csv', ''));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('这个文件是空的');
    expect(alert.textContent).toContain('空.csv');
    core.stand('imports.open', () => refusal('file.encrypted'));
    drop(file('有密码.xlsx', 'x'));
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('取消密码'));
    expect(screen.getByRole('alert').textContent).not.toContain('空.csv');
  });

  test('of several, the others wait and are taken one after another', async () => {
    useAppState.setState({ importOpen: false });
    await show(<ImportDoor />);
    drop(file('空.csv', ''), file('名册.csv', peopleCsvGbk()));
    expect(useAppState.getState().importOpen).toBe(true);
    await show(<ImportWizard />);
    expect((await screen.findByRole('alert')).textContent).toContain('空.csv');
    fireEvent.click(action('next-file'));
    await waitFor(() => action('preview'), { timeout: 10_000 });
    drop(file('又一份.csv', 'a'));
    expect(useAppState.getState().importFiles.map(({ name }) => name)).toEqual(['又一份.csv']);
    expect((await screen.findAllByText(/还有 1 个文件/)).length).toBeGreaterThan(0);
  });

  test('a file beyond the limit is refused before it is loaded', async () => {
    await show(<ImportWizard />);
    const huge = file('大.csv', 'a');
    Object.defineProperty(huge, 'size', { value: 3 * 1024 ** 3 });
    Object.defineProperty(huge, 'arrayBuffer', { value: () => Promise.reject(new Error('was loaded')) });
    drop(huge);
    expect((await screen.findByRole('alert')).textContent).toContain('文件太大（3072 MB），最多 100 MB');
  });

  test('a folder that was dropped is said to be unreadable', async () => {
    await show(<ImportWizard />);
    const folder = file('文件夹', '');
    Object.defineProperty(folder, 'arrayBuffer', { value: () => Promise.reject(new Error('NotFoundError')) });
    drop(folder);
    expect((await screen.findByRole('alert')).textContent).toContain('可能是文件夹');
  });
});

describe('reading', () => {
  test('shows its progress and is stopped by 取消', async () => {
    let jobId = '';
    let finish: (answer: Answered) => void = () => undefined;
    core.stand('imports.open', (input: { jobId: string }) => {
      jobId = input.jobId;
      return new Promise<Answered>((resolve) => {
        finish = resolve;
      });
    });
    const cancelled: string[] = [];
    core.stand('jobs.cancel', (input: { jobId: string }) => {
      cancelled.push(input.jobId);
      finish(refusal('cancelled'));
      return { ok: true, data: { ok: true } };
    });
    await show(<ImportWizard />);
    drop(file('大.xlsx', 'x'));
    await waitFor(() => expect(jobId).not.toBe(''));
    act(() => core.emit({ type: 'progress', jobId, stage: 'importOpen', done: 1, total: 4 }));
    expect(screen.getByText('正在读取文件…')).toBeTruthy();
    expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('25');
    fireEvent.click(screen.getByRole('button', { name: /取\s?消/ }));
    await waitFor(() => expect(cancelled).toEqual([jobId]));
    expect((await screen.findByRole('alert')).textContent).toContain('已取消，数据没有变化');
  });

  test('stops when the wizard is closed, without asking', async () => {
    const cancelled: string[] = [];
    core.stand('imports.open', () => new Promise<Answered>(() => undefined));
    core.stand('jobs.cancel', (input: { jobId: string }) => {
      cancelled.push(input.jobId);
      return { ok: true, data: { ok: true } };
    });
    const shown = await show(<ImportWizard />);
    drop(file('大.xlsx', 'x'));
    await screen.findByText('正在准备…');
    shown.unmount();
    await waitFor(() => expect(cancelled).toHaveLength(1));
  });
});

describe('going back', () => {
  test('keeps every choice, and another file can be left for the first', async () => {
    await show(<ImportWizard />);
    drop(file('名册.csv', peopleCsvGbk()));
    await waitFor(() => action('preview'), { timeout: 10_000 });
    expect(screen.getByText(/按 GB/)).toBeTruthy();
    fireEvent.click(screen.getByRole('checkbox', { name: /空白也覆盖/ }));
    fireEvent.click(screen.getByRole('button', { name: '换个文件' }));
    fireEvent.click(action('same-file'));
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /空白也覆盖/ }).checked).toBe(true);
    fireEvent.click(action('preview'));
    await waitFor(() => expect(figure('error')).toBe('3'));
    fireEvent.click(screen.getByRole('button', { name: '上一步' }));
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /空白也覆盖/ }).checked).toBe(true);
  });

  test('leaving asks only when there is something to lose', async () => {
    await show(<ImportWizard />);
    fireEvent.click(closeButton());
    expect(useAppState.getState().importOpen).toBe(false);
    useAppState.setState({ importOpen: true });
    drop(file('名册.csv', peopleCsvGbk()));
    await waitFor(() => action('preview'), { timeout: 10_000 });
    fireEvent.click(closeButton());
    expect((await screen.findAllByText('放弃这次导入？')).length).toBeGreaterThan(0);
    expect(useAppState.getState().importOpen).toBe(true);
  });
});

describe('saving', () => {
  test('a full disk is said in place, nothing is saved, and the same button works afterwards', async () => {
    const before = await people();
    await toPreview();
    core.stand('imports.commit', () => refusal('disk.full'));
    fireEvent.click(action('commit'));
    await waitFor(() =>
      expect(screen.getAllByRole('alert').some((node) => node.textContent?.includes('磁盘空间不足'))).toBe(
        true,
      ),
    );
    expect(await people()).toBe(before);
    core.stand('imports.commit', (input) =>
      core.core.dispatch('imports.commit', input, {
        userId: 'admin',
        roleId: 'administrator',
        via: 'script',
        sessionId: 'test',
      }),
    );
    fireEvent.click(action('commit'));
    await screen.findByText('已导入 3 条人才');
    expect(screen.getByText(/有错误没有导入 1 条/)).toBeTruthy();
    expect(action('error-rows')).toBeTruthy();
    expect(await people()).toBe(before + 3);
  });

  test('the same list again has nothing to import and says so', async () => {
    await show(<ImportWizard />);
    drop(file('名册.xlsx', await peopleWorkbook()));
    await waitFor(() => action('preview'), { timeout: 10_000 });
    fireEvent.click(action('preview'));
    await waitFor(() => expect(figure('identical')).toBe('3'));
    expect(action('commit').disabled).toBe(true);
    expect(action('commit').textContent).toContain('没有可导入的行');
  });

  test('a file that is no longer held is chosen again', async () => {
    await show(<ImportWizard />);
    drop(file('名册.csv', peopleCsvGbk()));
    await waitFor(() => action('preview'), { timeout: 10_000 });
    core.stand('imports.preview', () => refusal('import.expired'));
    fireEvent.click(action('preview'));
    await waitFor(() => action('choose-again'));
    fireEvent.click(action('choose-again'));
    expect(action('choose-file')).toBeTruthy();
    expect(document.querySelector('[data-action="same-file"]')).toBeNull();
  });
});
