import { describe, expect, it } from 'vitest';
import {
  findGaps,
  GAP_RULES,
  type GapBranch,
  type GapCell,
  type GapHolder,
  STANDARD_TEAM,
} from '#shared/domain/org';

const CELL: GapCell = {
  id: 'c1',
  tier: 'cell',
  parentId: null,
  holders: [
    { postId: 'lead', thingId: 'p1' },
    { postId: 'worker', thingId: 'p2' },
    { postId: 'helper', thingId: 'p3' },
  ],
};
const MICRO: GapCell = {
  id: 'm1',
  tier: 'micro',
  parentId: 'c1',
  holders: [{ postId: 'lead', thingId: 'p3' }],
};
const BRANCH: GapBranch = { id: 'b1', tier: 'branch', parentId: null, cellId: 'c1', secretaryId: 'p1' };
const HOLDERS = new Map<string, GapHolder>([
  ['p1', { cellId: 'c1', withdrew: false }],
  ['p2', { cellId: null, withdrew: false }],
  ['p3', { cellId: 'm1', withdrew: false }],
]);
const rules = (
  cells: readonly GapCell[] = [CELL, MICRO],
  branches: readonly GapBranch[] = [BRANCH],
  holders: ReadonlyMap<string, GapHolder> = HOLDERS,
) => findGaps(cells, branches, STANDARD_TEAM, holders).map(({ rule, id }) => `${rule} ${id}`);

describe('gaps', () => {
  it('there are none in a full community; who lives in a micro cell is of the cell', () =>
    expect(rules()).toEqual([]));

  it.each<[string, readonly GapCell[], readonly GapBranch[]]>([
    ['cellNoLead c1', [{ ...CELL, holders: CELL.holders.slice(1) }, MICRO], [BRANCH]],
    ['cellNoLead m1', [CELL, { ...MICRO, holders: [] }], [BRANCH]],
    ['cellPostShort c1', [{ ...CELL, holders: CELL.holders.slice(0, 2) }, MICRO], [BRANCH]],
    ['branchNoSecretary b1', [CELL, MICRO], [{ ...BRANCH, secretaryId: null }]],
    ['branchNoSecretary b1', [CELL, MICRO], [{ ...BRANCH, secretaryId: 'gone' }]],
  ])('%s', (expected, cells, branches) => expect(rules(cells, branches)).toEqual([expected]));

  it('a branch without a cell leaves its cell without a branch; committees and groups need none', () => {
    expect(rules([CELL, MICRO], [{ ...BRANCH, cellId: null }])).toEqual([
      'cellNoBranch c1',
      'branchNoCell b1',
    ]);
    const committee: GapBranch = { ...BRANCH, id: 'b2', tier: 'committee', cellId: null };
    expect(rules([CELL, MICRO], [BRANCH, committee])).toEqual([]);
  });

  it('post holders who are gone, withdrew their consent or live elsewhere are told', () => {
    const holders = new Map<string, GapHolder>([
      ['p1', { cellId: 'c9', withdrew: false }],
      ['p2', { cellId: 'c1', withdrew: true }],
    ]);
    expect(rules([CELL], [BRANCH], holders)).toEqual([
      'holderGone c1',
      'holderWithdrew c1',
      'holderElsewhere c1',
    ]);
  });

  it('come in the order of the rules', () => {
    const order = findGaps(
      [{ ...CELL, holders: [] }],
      [{ ...BRANCH, cellId: null, secretaryId: null }],
      STANDARD_TEAM,
      HOLDERS,
    );
    const places = order.map(({ rule }) => GAP_RULES.indexOf(rule));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places.length).toBeGreaterThan(4);
  });
});
