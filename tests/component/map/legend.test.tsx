// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { classesFor } from '#renderer/features/map/layers/cellClasses';
import { useMapUi } from '#renderer/features/map/mapUi';
import { Instruction } from '#renderer/features/map/panels/Instruction.tsx';
import { Legend } from '#renderer/features/map/panels/Legend.tsx';
import { useAppState } from '#renderer/state/index';
import { KIND_IDS } from '#shared/domain/kinds/index';

beforeEach(() => useMapUi.setState({ legendOpen: true }));
afterEach(cleanup);

const fillOf = (values: readonly number[]) => ({
  classes: classesFor(values),
  someUnknown: true,
  total: 0,
  styleOf: () => null,
  textOf: () => null,
});

it('has a switch and a count in view for every kind, and the switch switches the layer', () => {
  useMapUi.setState({ inView: Uint32Array.from(KIND_IDS, (_, index) => index * 1000) });
  render(<Legend fill={null} density={null} compact={false} />);
  expect(screen.getAllByRole('switch')).toHaveLength(KIND_IDS.length + 2);
  expect(screen.getByText('7,000')).toBeTruthy();
  expect(useAppState.getState().layers.person).toBe(true);
  fireEvent.click(screen.getByRole('switch', { name: '人才' }));
  expect(useAppState.getState().layers.person).toBe(false);
});

it('names the ranges of the cells’ colours, how many cells have each, and what has no value', () => {
  useAppState.setState({ colouring: { source: 'risk', rate: 'count' }, period: { preset: 'last90' } });
  render(<Legend fill={fillOf([0, 0, 1, 1, 9, 10])} density={null} compact={false} />);
  expect(screen.getByText('风险点 · 数量 · 近90天')).toBeTruthy();
  const classes = [...document.querySelectorAll('.lm-legend-class')].map((row) => row.textContent);
  expect(classes).toEqual(['02 格', '12 格', '91 格', '101 格', '没有户数，无法计算']);
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
