// @vitest-environment jsdom
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App } from 'antd';
import type { ReactNode } from 'react';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { ADMIN, makeTestCore, type TestCore } from '#tests/helpers/testCore';

let test: TestCore;
let modules: Awaited<ReturnType<typeof load>>;

const load = async () => {
  const [api, state, ui] = await Promise.all([
    import('#renderer/api/index'),
    import('#renderer/state/index'),
    import('#renderer/features/map/mapUi'),
  ]);
  const { RiskForm } = await import('#renderer/features/map/room/RiskForm.tsx');
  return { ...api, ...state, ...ui, RiskForm };
};

beforeAll(async () => {
  test = makeTestCore();
  await test.call('maps.create', { name: '测试社区' });
  // The window's own way to the core, without the process between.
  Object.assign(window, {
    livingMap: {
      call: (method: string, input: unknown) => test.core.dispatch(method, input, ADMIN),
      subscribe: test.core.subscribe,
    },
    matchMedia: () => ({ matches: false, addListener: () => {}, removeListener: () => {} }),
    ResizeObserver: class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  });
  modules = await load();
});
afterAll(() => test.dispose());
beforeEach(() => {
  modules.useAppState.setState({
    mode: { type: 'markRisk' },
    pickedPlace: null,
    selection: null,
    card: { type: 'none' },
  });
  modules.useMapUi.setState({ riskDraft: modules.EMPTY_RISK });
});
afterEach(cleanup);

const show = (node: ReactNode) =>
  render(
    <QueryClientProvider client={modules.queryClient}>
      <App>{node}</App>
    </QueryClientProvider>,
  );
const saveButton = () => screen.getByTitle<HTMLButtonElement>('Ctrl+S');

it('saves a risk at the clicked place, with level, owner and re-check date, and shows it', async () => {
  const { RiskForm, useAppState } = modules;
  show(<RiskForm />);
  expect(saveButton().disabled).toBe(true);
  useAppState.getState().setPickedPlace([121.55, 29.87]);
  fireEvent.change(screen.getByLabelText('风险名称'), { target: { value: '楼道堆物' } });
  fireEvent.change(screen.getByLabelText('责任人'), { target: { value: '王示例' } });
  await waitFor(() => expect(saveButton().disabled).toBe(true));
  fireEvent.click(screen.getByRole('radio', { name: '橙' }));
  await waitFor(() => expect(saveButton().disabled).toBe(false));
  fireEvent.click(saveButton());
  await waitFor(() => expect(useAppState.getState().selection?.type).toBe('thing'));
  const { rows } = await test.call('things.list', { filter: { kinds: ['risk'] } });
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ name: '楼道堆物', level: 2, anchor: [121.55, 29.87] });
  expect(rows[0]?.attrs).toMatchObject({ status: 'open' });
  const days = (Date.parse(rows[0]?.recheckOn ?? '') - Date.now()) / 86_400_000;
  expect(days).toBeGreaterThan(28);
  expect(days).toBeLessThan(31);
  expect(useAppState.getState().mode.type).toBe('browse');
  expect(modules.useMapUi.getState().riskDraft).toEqual(modules.EMPTY_RISK);
});

it('keeps what was typed when the clerk leaves and comes back', () => {
  const { RiskForm } = modules;
  const first = show(<RiskForm />);
  fireEvent.change(screen.getByLabelText('风险名称'), { target: { value: '井盖松动' } });
  first.unmount();
  show(<RiskForm />);
  expect(screen.getByLabelText<HTMLInputElement>('风险名称').value).toBe('井盖松动');
});

it('says what is missing instead of failing', async () => {
  const { RiskForm, useAppState } = modules;
  show(<RiskForm />);
  expect(screen.getByText('先在地图上点位置')).toBeTruthy();
  useAppState.getState().setPickedPlace([121.55, 29.87]);
  expect(await screen.findByText('请填写名称和等级')).toBeTruthy();
});
