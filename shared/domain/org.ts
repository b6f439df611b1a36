/** Who belongs to whom in a community: roles between records, the shape of a cell's team, and what is missing. */

/** Roles of a link between two records, told from each side: i18n `org.role.<id>.out` and `.in`. */
export const LINK_ROLES = [
  'member',
  'lead',
  'contact',
  'legal',
  'volunteer',
  'manager',
  'user',
  'partner',
] as const;
export type LinkRole = (typeof LINK_ROLES)[number];

/** One post of a cell's team. `max` null: as many as there are. */
export type TeamPost = {
  readonly id: string;
  readonly name: string;
  readonly min: number;
  readonly max: number | null;
};

/** The post that `cells.lead_id` holds; it cannot be taken out of the shape. */
export const LEAD_POST = 'lead';

/** 1+1+N: one lead, one full-time worker, and those who help. */
export const STANDARD_TEAM: readonly TeamPost[] = [
  { id: LEAD_POST, name: '网格长', min: 1, max: 1 },
  { id: 'worker', name: '专职网格员', min: 1, max: 1 },
  { id: 'helper', name: '网格力量', min: 1, max: null },
];

/** What may be missing; i18n `org.gap.<rule>`. In the order in which an office would mend it. */
export const GAP_RULES = [
  'cellNoLead',
  'cellNoBranch',
  'cellPostShort',
  'holderGone',
  'holderWithdrew',
  'holderElsewhere',
  'branchNoCell',
  'branchNoSecretary',
] as const;
export type GapRule = (typeof GAP_RULES)[number];

export type GapParams = Readonly<Record<string, string | number>>;
export type Gap = {
  readonly rule: GapRule;
  /** What it is about: a cell or a branch. */
  readonly type: 'cell' | 'branch';
  readonly id: string;
  /** The post, for rules about posts. */
  readonly postId: string | null;
  readonly params: GapParams;
};

export type GapCell = {
  readonly id: string;
  readonly tier: 'cell' | 'micro';
  readonly parentId: string | null;
  /** Who holds which post. */
  readonly holders: readonly { readonly postId: string; readonly thingId: string }[];
};
export type GapBranch = {
  readonly id: string;
  readonly tier: 'committee' | 'branch' | 'group';
  readonly parentId: string | null;
  readonly cellId: string | null;
  readonly secretaryId: string | null;
};
/** What is known of a post holder; one that is not known is gone. */
export type GapHolder = { readonly cellId: string | null; readonly withdrew: boolean };

type Context = {
  readonly posts: readonly TeamPost[];
  readonly holders: ReadonlyMap<string, GapHolder>;
  /** A cell, its micro cells and its parent: where somebody lives who is of the cell. */
  readonly around: ReadonlyMap<string, ReadonlySet<string>>;
};

function cellGaps(cell: GapCell, hasBranch: boolean, { posts, holders, around }: Context): Gap[] {
  const gap = (rule: GapRule, postId: string | null, params: GapParams = {}): Gap => ({
    rule,
    type: 'cell',
    id: cell.id,
    postId,
    params,
  });
  const gaps: Gap[] = [];
  const heldBy = (postId: string) => cell.holders.filter((holder) => holder.postId === postId);
  if (heldBy(LEAD_POST).length === 0) gaps.push(gap('cellNoLead', LEAD_POST));
  // A micro cell has its lead; branch and team are its cell's.
  if (cell.tier === 'cell') {
    if (!hasBranch) gaps.push(gap('cellNoBranch', null));
    for (const post of posts) {
      const missing = post.min - heldBy(post.id).length;
      if (post.id !== LEAD_POST && missing > 0)
        gaps.push(gap('cellPostShort', post.id, { post: post.name, missing }));
    }
  }
  for (const { postId, thingId } of cell.holders) {
    const holder = holders.get(thingId);
    const post = posts.find(({ id }) => id === postId)?.name ?? '';
    if (!holder) gaps.push(gap('holderGone', postId, { post }));
    else if (holder.withdrew) gaps.push(gap('holderWithdrew', postId, { post }));
    else if (holder.cellId !== null && !around.get(cell.id)?.has(holder.cellId))
      gaps.push(gap('holderElsewhere', postId, { post }));
  }
  return gaps;
}

function branchGaps(branch: GapBranch, holders: Context['holders']): Gap[] {
  const gap = (rule: GapRule): Gap => ({ rule, type: 'branch', id: branch.id, postId: null, params: {} });
  const gaps: Gap[] = [];
  // A committee spans cells, a group is its branch's.
  if (branch.tier === 'branch' && branch.cellId === null) gaps.push(gap('branchNoCell'));
  if (branch.secretaryId === null || !holders.has(branch.secretaryId)) gaps.push(gap('branchNoSecretary'));
  return gaps;
}

/** Every cell and its kin: itself, its parent and its micro cells. */
function kinOf(cells: readonly GapCell[]): ReadonlyMap<string, ReadonlySet<string>> {
  const kin = new Map(cells.map((cell) => [cell.id, new Set([cell.id])]));
  for (const { id, parentId } of cells)
    if (parentId !== null) {
      kin.get(id)?.add(parentId);
      kin.get(parentId)?.add(id);
    }
  return kin;
}

/** Checks cells and branches against the team's shape. Deterministic: by rule, then in the order given. */
export function findGaps(
  cells: readonly GapCell[],
  branches: readonly GapBranch[],
  posts: readonly TeamPost[],
  holders: ReadonlyMap<string, GapHolder>,
): readonly Gap[] {
  const context: Context = { posts, holders, around: kinOf(cells) };
  const withBranch = new Set(branches.flatMap((branch) => branch.cellId ?? []));
  const gaps = [
    ...cells.flatMap((cell) => cellGaps(cell, withBranch.has(cell.id), context)),
    ...branches.flatMap((branch) => branchGaps(branch, holders)),
  ];
  return gaps.sort((a, b) => GAP_RULES.indexOf(a.rule) - GAP_RULES.indexOf(b.rule));
}
