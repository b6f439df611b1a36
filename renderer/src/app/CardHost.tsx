import { CellCard } from '#renderer/features/cells/index';
import { AnswerCard, ProblemCard } from '#renderer/features/problems/index';
import { ThingCard, ThingForm } from '#renderer/features/things/index';
import { useAppState } from '#renderer/state/index';

const SELECTION_CARDS = { thing: ThingCard, cell: CellCard, problem: ProblemCard } as const;

function Content() {
  const card = useAppState((state) => state.card);
  const selection = useAppState((state) => state.selection);
  if (card.type === 'thingForm')
    return <ThingForm key={card.id ?? card.kind} kind={card.kind} id={card.id} field={card.field ?? null} />;
  if (card.type === 'answer') return <AnswerCard />;
  if (card.type !== 'selection' || !selection) return null;
  const Card = SELECTION_CARDS[selection.type];
  return <Card key={selection.id} id={selection.id} />;
}

/** The column right of the map: the selected thing, the answer to a problem, or a form. Not there when there is nothing to show. */
export function CardHost() {
  const open = useAppState((state) => state.card.type !== 'none');
  if (!open) return null;
  return (
    <aside className="lm-card">
      <Content />
    </aside>
  );
}
