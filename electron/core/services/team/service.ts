import { performance } from 'node:perf_hooks';
import type { Handlers, ParsedInputOf } from '#shared/contract/index';
import type { ProposedTeam } from '#shared/contract/team';
import { type Asked, assembleTeam, busyAt, busyUntil, isTeamwork } from '#shared/domain/matching/team/index';
import { dueOrWanted } from '#shared/domain/workflow/deadline';
import type { Ctx } from '../../context.ts';
import { openJobs } from '../../store/sqlite/queries/team.ts';
import { readSettings } from '../settings/service.ts';
import { demandsFor, holdersNear, nameOf, wordsOf } from './demands.ts';
import { showTeam } from './show.ts';

async function teamFor(input: ParsedInputOf<'matching.team'>, ctx: Ctx): Promise<ProposedTeam> {
  const session = ctx.session();
  const view = await session.matching.view({
    text: input.text,
    anchor: input.anchor,
    categoryId: input.categoryId,
    atMs: input.atMs ?? null,
    limit: 1,
    corrections: input.corrections,
  });
  const start = performance.now();
  const { understood } = view;
  const level = input.level ?? understood.level;
  const { cellTeam, teamReserve } = await readSettings(session.store);
  const { cards, asked } = await demandsFor(session, level, view);
  const nowMs = session.now();
  const jobs = openJobs(session.store, input.problemId);
  const busy = busyAt(jobs, understood.atMs, nowMs);
  const label = (line: Asked): string => nameOf(line, understood.needs, cellTeam);
  const assembled = assembleTeam(view, {
    demands: asked.map((line) => ({
      id: line.id,
      type: line.type,
      count: line.count,
      label: label(line),
      words: wordsOf(line, understood.needs, session.categories()),
      holders: line.type === 'post' ? holdersNear(session, line.name, understood.place?.cellId ?? null) : [],
    })),
    level,
    busy: new Set(busy.keys()),
    fixed: input.fixed,
    reserve: teamReserve,
    deadlineMs: dueOrWanted(nowMs, understood.deadlineHours, level, understood.wantedAtMs),
    busyUntil: busyUntil(jobs, nowMs),
  });
  const tookMs = performance.now() - start;
  const lines = await showTeam(session, asked, assembled, busy, label, understood);
  const { team, reserve } = assembled;
  return {
    categoryId: understood.categoryId,
    level,
    cards: cards
      .filter(({ demands }) => demands.length > 0)
      .map((card) => ({ categoryId: card.categoryId, level: card.level })),
    worthShowing: isTeamwork(asked),
    lines,
    memberCount: team.members.length,
    exact: team.exact,
    leastMembers: team.leastMembers,
    reserve,
    kept: team.kept.map(({ demandId, group, count }) => ({
      lineId: demandId,
      cellName: session.cells().byId.get(group)?.name ?? '',
      count,
    })),
    tookMs,
  };
}

export const teamMatchingHandlers: Pick<Handlers<Ctx>['matching'], 'team'> = { team: teamFor };
