import { describe, expect, it } from 'vitest';
import {
  COUNT_SOURCES,
  fewestOf,
  isDated,
  isSmallBase,
  MEASURE_SOURCES,
  measureValue,
  ratesOf,
  SHARE_SOURCES,
  takesCategory,
  takesLevel,
  takesSkill,
} from '#shared/domain/hotspot/measures';

describe('what a cell is coloured by', () => {
  it('names every source once', () => {
    expect(new Set(MEASURE_SOURCES).size).toBe(COUNT_SOURCES.length + SHARE_SOURCES.length);
  });

  it('tells a count, a density, a rate and a share', () => {
    expect(measureValue('risk', 'count', 7, Number.NaN)).toBe(7);
    expect(measureValue('risk', 'perKm2', 6, 0.5)).toBe(12);
    expect(measureValue('problem', 'per100Households', 3, 150)).toBe(2);
    expect(measureValue('person', 'per100Resources', 3, 6)).toBe(50);
    expect(measureValue('closedOnTime', 'count', 9, 12)).toBe(75);
    expect(measureValue('highRisk', 'perKm2', 1, 4)).toBe(25);
  });

  it('knows nothing where the base is not known or zero', () => {
    expect(measureValue('problem', 'per100Households', 3, Number.NaN)).toBeNaN();
    expect(measureValue('withPost', 'count', 0, 0)).toBeNaN();
  });

  it('does not measure a thing by itself', () => {
    expect(ratesOf('person')).not.toContain('per100People');
    expect(ratesOf('team')).not.toContain('per100Resources');
    expect(ratesOf('resource')).not.toContain('per100Resources');
    expect(ratesOf('households')).not.toContain('per100Households');
    expect(ratesOf('risk')).toHaveLength(5);
    expect(ratesOf('verified90')).toEqual(['count']);
  });

  it('marks small bases of rates and shares, never counts', () => {
    expect(isSmallBase('problem', 'per100Households', 29)).toBe(true);
    expect(isSmallBase('problem', 'per100Households', 30)).toBe(false);
    expect(isSmallBase('risk', 'per100People', 9)).toBe(true);
    expect(isSmallBase('closedOnTime', 'count', 9)).toBe(true);
    expect(isSmallBase('closedOnTime', 'count', 10)).toBe(false);
    expect(isSmallBase('risk', 'count', 0)).toBe(false);
    expect(isSmallBase('risk', 'perKm2', 0)).toBe(false);
    expect([
      fewestOf('risk', 'count'),
      fewestOf('risk', 'per100Households'),
      fewestOf('highRisk', 'count'),
    ]).toEqual([null, 30, 10]);
  });

  it('asks each source only what it knows', () => {
    expect(MEASURE_SOURCES.filter(isDated)).toEqual(['risk', 'problem', 'problemClosed', 'closedOnTime']);
    expect(MEASURE_SOURCES.filter(takesLevel)).toEqual(['risk']);
    expect(MEASURE_SOURCES.filter(takesSkill)).toEqual(['person']);
    expect(takesCategory('problemOpen') && takesCategory('place')).toBe(true);
    expect(takesCategory('resource') || takesCategory('households') || takesCategory('highRisk')).toBe(false);
  });
});
