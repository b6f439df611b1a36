// @vitest-environment jsdom
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { queryClient } from '#renderer/api/index';
import { makeCellDrawing } from '#renderer/features/map/layers/cellDrawing';
import { type CellFill, makeFill } from '#renderer/features/map/layers/cellFill';
import { useMapUi } from '#renderer/features/map/mapUi';
import { CellTip } from '#renderer/features/map/panels/CellTip.tsx';
import { Instruction } from '#renderer/features/map/panels/Instruction.tsx';
import { Legend } from '#renderer/features/map/panels/Legend.tsx';
import { FIRST_COLOURING } from '#renderer/state/colouring';
import { useAppState } from '#renderer/state/index';
import type { Cell } from '#shared/contract/cells';
import { KIND_IDS } from '#shared/domain/kinds/index';

beforeEach(() => {
  useMapUi.setState({ legendOpen: true });
  useAppState.setState({ period: { preset: 'last90' } });
});
afterEach(cleanup);

const show = (part: ReactNode) =>
  render(<QueryClientProvider client={queryClient}>{part}</QueryClientProvider>);

const RISKS = { ...FIRST_COLOURING, source: 'risk' as const };
const square = (id: string, lng: number): Cell => ({
  id,
  code: id,
  name: id,
  tier: 'cell',
  parentId: null,
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [lng, 29],
        [lng + 0.01, 29],
        [lng + 0.01, 29.01],
        [lng, 29],
      ],
    ],
  },
  centre: [lng + 0.005, 29.002],
  areaM2: 1e6,
  households: null,
  leadName: null,
  leadId: null,
  version: 1,
});

/** A filling of as many cells as there are values. */
function fillOf(colouring: CellFill['colouring'], values: readonly number[], bases: readonly number[] = []) {
  vi.stubGlobal(
    'Path2D',
    class {
      moveTo() {}
      lineTo() {}
      closePath() {}
    },
  );
  const cells = values.map((_, i) => square(`c${i}`, 121 + i / 100));
  queryClient.setQueryData(['cells.list', {}], { cells });
  queryClient.setQueryData(['categories.list', {}], { categories: [] });
  const drawing = makeCellDrawing(cells);
  if (!drawing) throw new Error('no cells');
  const data = {
    cellIds: cells.map(({ id }) => id),
    values: Float64Array.from(values),
    numerators: Float64Array.from(values),
    denominators: Float64Array.from(values, (_, i) => bases[i] ?? Number.NaN),
    total: 0,
  };
  return makeFill(colouring, data, drawing.far, { near: false, dark: false });
}

const shown = (fill: CellFill) => {
  show(<Legend fill={fill} density={null} compact={false} />);
  const texts = (selector: string) =>
    [...document.querySelectorAll(selector)].map((element) => element.textContent);
  return {
    head: texts('.lm-legend-scale h4').concat(texts('.lm-legend-scale p')),
    classes: texts('.lm-legend-class'),
  };
};

it('has a switch and a count in view for every kind, and the switch switches the layer', () => {
  useMapUi.setState({ inView: Uint32Array.from(KIND_IDS, (_, index) => index * 1000) });
  render(<Legend fill={null} density={null} compact={false} />);
  expect(screen.getAllByRole('switch')).toHaveLength(KIND_IDS.length + 2);
  expect(screen.getByText('7,000')).toBeTruthy();
  expect(useAppState.getState().layers.person).toBe(true);
  fireEvent.click(screen.getByRole('switch', { name: '人才' }));
  expect(useAppState.getState().layers.person).toBe(false);
});

it('names the ranges of the cells’ colours, how many cells have each, the method, and what has no value', () => {
  const legend = shown(fillOf({ ...RISKS, rate: 'per100Households' }, [0, 0, 1, 1, 9, 10, Number.NaN]));
  expect(legend.head[0]).toBe('风险点');
  expect(legend.head[1]).toBe('每百户 · 近90天');
  expect(legend.classes).toEqual(['02 格', '12 格', '91 格', '101 格', '没有户数，无法计算1 格']);
  expect(legend.head.at(-1)).toBe('自然断点，3 级，0 单列');
});

it('names limits as limits: what was typed stands in the legend, classes without cells too', () => {
  const legend = shown(
    fillOf({ ...RISKS, source: 'problemOpen', method: 'own', breaks: '5，10 20' }, [1, 5, 6, 30]),
  );
  expect(legend.classes).toEqual(['> 0 – 52 格', '> 5 – 101 格', '> 10 – 200 格', '> 20 – 301 格']);
  expect(legend.head).toContain('自定分界，4 级');
});

it('tells shares in percent and marks those of few cases', () => {
  const legend = shown(
    fillOf({ ...RISKS, source: 'closedOnTime', classes: 3, method: 'quantile' }, [50, 75, 100], [4, 12, 40]),
  );
  expect(legend.classes).toEqual(['50%1 格', '75%1 格', '100%1 格', '基数不足 10，仅供参考1 格']);
});

it('says of the cell under the pointer its value, its numerator and its denominator', () => {
  const fill = fillOf({ ...RISKS, source: 'problem', rate: 'per100Households' }, [2, Number.NaN], [50]);
  show(<CellTip id="c0" fill={fill} />);
  expect(document.body.textContent).toContain('上报事项 · 每百户 · 近90天 2');
  expect(document.body.textContent).toContain('上报事项 2，共 50 户');
  cleanup();
  show(<CellTip id="c1" fill={fill} />);
  expect(document.body.textContent).toContain('没有户数，无法计算');
  cleanup();
  show(<CellTip id="not-there" fill={fill} />);
  expect(document.body.textContent).toBe('');
});

it('says what a click does in a picking mode, and nothing while browsing', () => {
  useAppState.setState({ mode: { type: 'browse' } });
  const { container, rerender } = render(<Instruction />);
  expect(container.textContent).toBe('');
  useAppState.setState({ mode: { type: 'pickProblemPlace' } });
  rerender(<Instruction />);
  expect(screen.getByRole('status').textContent).toContain('问题所在的位置');
  fireEvent.click(screen.getByRole('button'));
  expect(useAppState.getState().mode.type).toBe('browse');
});
