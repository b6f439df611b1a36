import { EnvironmentOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect } from 'react';
import { useCategories } from '#renderer/api/lookups';
import { type Pick, useAppState } from '#renderer/state/index';
import { dynamic, errorText, formatDistance, t } from '#renderer/ui/index';
import type { Answer, Reason } from '#shared/contract/problems';
import type { ProposedTeam, TeamLine } from '#shared/contract/team';
import { type Notable, notableGaps } from '../gaps.ts';
import { NoteGap } from '../NoteGap.tsx';
import { pickOnMap } from '../pickOnMap.ts';
import { useTeamChoice } from './choice.ts';
import { Swap } from './Swap.tsx';
import { TeamMemberRow } from './TeamMemberRow.tsx';
import { membersOf, useTeam } from './useTeam.ts';
import { blindOf, countText, gapText, lineName, sizeText } from './words.ts';
import './team.css';

/** As many reasons as a pick may carry. */
const MOST_REASONS = 20;

/** Everybody of a team as picks: what each is to do first, then why it was chosen. */
function picksOf(team: ProposedTeam): Pick[] {
  return membersOf(team).map((member) => {
    const tasks = team.lines
      .filter(({ members }) => members.some(({ thingId }) => thingId === member.thingId))
      .map(
        (line): Reason => ({ code: 'teamSeat', params: { name: lineName(line) }, part: 'duty', points: 0 }),
      );
    return { thingId: member.thingId, reasons: [...tasks, ...member.reasons].slice(0, MOST_REASONS) };
  });
}

/** While all are to be sent, whoever a swap brings into the team is ticked, and whoever leaves it is not. */
function useAllPicked(team: ProposedTeam): boolean {
  const picks = useAppState((state) => state.picks);
  const all = useTeamChoice((state) => state.all);
  const text = useAppState((state) => state.draft.text);
  const ofText = useTeamChoice((state) => state.text) === text;
  useEffect(() => {
    if (!all || !ofText) return;
    const { picks: before, setPicks } = useAppState.getState();
    const own = (pick: Pick): boolean => pick.reasons.some(({ code }) => code === 'teamSeat');
    setPicks([...before.filter((pick) => !own(pick)), ...picksOf(team)].filter(first));
  }, [team, all, ofText]);
  const ids = new Set(picks.map(({ thingId }) => thingId));
  return membersOf(team).every(({ thingId }) => ids.has(thingId));
}
/** Who was given a seat by a swap is ticked before it is known why it fits: the reasons follow with the new team. */
function useReasonsFollow(team: ProposedTeam): void {
  const bare = useAppState((state) => state.picks.some(({ reasons }) => reasons.length === 0));
  useEffect(() => {
    if (!bare) return;
    const { picks, setPicks } = useAppState.getState();
    const known = new Map(picksOf(team).map((pick) => [pick.thingId, pick]));
    const missing = picks.filter(({ thingId, reasons }) => reasons.length === 0 && known.has(thingId));
    if (missing.length === 0) return;
    setPicks(picks.map((pick) => (pick.reasons.length > 0 ? pick : (known.get(pick.thingId) ?? pick))));
  }, [team, bare]);
}

const first = (pick: Pick, at: number, list: readonly Pick[]): boolean =>
  list.findIndex(({ thingId }) => thingId === pick.thingId) === at;

function PickAll({ team }: { team: ProposedTeam }) {
  const allPicked = useAllPicked(team);
  useReasonsFollow(team);
  const members = membersOf(team);
  if (members.length === 0) return null;
  const toggle = (): void => {
    const { picks, setPicks, draft } = useAppState.getState();
    const ids = new Set(members.map(({ thingId }) => thingId));
    const others = picks.filter((pick) => !ids.has(pick.thingId));
    const choice = useTeamChoice.getState();
    const fixed = choice.text === draft.text ? choice.fixed : [];
    choice.set({ text: draft.text, fixed, all: !allPicked });
    setPicks(allPicked ? others : [...others, ...picksOf(team)]);
  };
  return (
    <Button size="small" type={allPicked ? 'default' : 'primary'} data-action="team-all" onClick={toggle}>
      {t(allPicked ? 'team.dropAll' : 'team.pickAll')}
    </Button>
  );
}

/** Who fits as well as those who come and may not: with the rule, such as the certificate and its last day. */
function Barred({ line }: { line: TeamLine }) {
  if (line.barred.length === 0) return null;
  return (
    <ul className="lm-team-barred" aria-label={t('team.barred')}>
      {line.barred.map(({ thingId, name, distanceM, reasons: [rule] }) => (
        <li key={thingId} data-barred={thingId}>
          {`${t('team.barred')} ${[name, distanceM === null ? '' : formatDistance(distanceM)].join(' ').trim()}：`}
          <em data-tone="against">{rule && dynamic(`reason.${rule.code}`, '', rule.params)}</em>
        </li>
      ))}
    </ul>
  );
}

/** The click on the map that tells whose cell it is. */
const PickPlace = () => (
  <Button
    size="small"
    type="text"
    icon={<EnvironmentOutlined />}
    data-action="team-place"
    onClick={pickOnMap}
  >
    {t('team.pickPlace')}
  </Button>
);

type LineProps = { readonly team: ProposedTeam; readonly line: TeamLine; readonly gaps: readonly Notable[] };

/** That a seat stays empty, why, and who may take it; of a post whose cell is not known only that. */
function Gap({ line, gaps }: Omit<LineProps, 'team'>) {
  const { gap } = line;
  if (!gap) return null;
  const blind = blindOf(gap);
  if (blind !== null)
    return (
      <div className="lm-team-gap" data-blind={blind}>
        <span>{gapText(gap)}</span>
        {blind === 'placeUnknown' && <PickPlace />}
      </div>
    );
  const notable = gaps.find(({ need }) => need === gap.noted?.need);
  return (
    <>
      <div className="lm-team-gap">
        <span>{`${t('team.missing', { count: gap.missing, name: lineName(line) })}：${gapText(gap)}`}</span>
        <Swap line={line} member={null} />
      </div>
      {notable && (
        <div className="lm-team-note">
          <NoteGap gap={notable} />
        </div>
      )}
    </>
  );
}

function Line({ team, line, gaps }: LineProps) {
  const name = lineName(line);
  return (
    <li className="lm-team-line" data-demand={line.id}>
      <span className="lm-team-demand">
        {line.count > 1 ? t('team.times', { name, count: line.count }) : name}
      </span>
      {line.members.map((member) => (
        <TeamMemberRow key={member.thingId} team={team} line={line} member={member} />
      ))}
      <Barred line={line} />
      <Gap line={line} gaps={gaps} />
    </li>
  );
}

/** Which cards were added up, and that nobody could do with fewer. */
function Basis({ team }: { team: ProposedTeam }) {
  const categories = useCategories();
  const names = [...new Set(team.cards.map(({ categoryId }) => categoryId))].map((id) => {
    const levels = team.cards.filter(({ categoryId }) => categoryId === id);
    const name = id === null ? t('team.cardGeneral') : (categories.nameOf(id) ?? '');
    return `${name} ${levels.map(({ level }) => dynamic(`level.${level}`)).join('+')}`;
  });
  const parts = [...(names.length > 0 ? [t('team.cards', { cards: names.join('，') })] : []), sizeText(team)];
  return (
    <p className="lm-muted">
      {parts.join(' · ')}
      <Restore />
    </p>
  );
}

function Kept({ team }: { team: ProposedTeam }) {
  if (team.kept.length === 0) return null;
  const cells = team.kept.map(({ cellName, count }) => t('team.keptCell', { cell: cellName, count }));
  return <p className="lm-muted">{t('team.kept', { cells: [...new Set(cells)].join('、') })}</p>;
}

function Restore() {
  const text = useAppState((state) => state.draft.text);
  const choice = useTeamChoice();
  if (choice.text !== text || choice.fixed.length === 0) return null;
  return (
    <Button size="small" type="link" data-action="team-restore" onClick={() => choice.set({ fixed: [] })}>
      {t('team.restore')}
    </Button>
  );
}

/** 建议班子: what must come by run card and words, who comes, why, and what is missing. Comes after the answer itself. */
export function Team({ answer }: { answer: Answer }) {
  const { data: team, error, isFetching } = useTeam(answer);
  if (error) return <p className="lm-answer-missing">{t('team.failed', { error: errorText(error) })}</p>;
  if (!team?.worthShowing) return null;
  const gaps = notableGaps(answer, team);
  return (
    <section className="lm-team" aria-label={t('team.proposal')} aria-busy={isFetching}>
      <h3>
        {t('team.proposal')} <span className="lm-muted">{countText(team)}</span>
        <PickAll team={team} />
      </h3>
      <Basis team={team} />
      <ol>
        {team.lines.map((line) => (
          <Line key={line.id} team={team} line={line} gaps={gaps} />
        ))}
      </ol>
      <Kept team={team} />
    </section>
  );
}
