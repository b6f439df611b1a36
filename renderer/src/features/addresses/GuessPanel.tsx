import { AimOutlined, CheckOutlined, EditOutlined } from '@ant-design/icons';
import { Button, Checkbox } from 'antd';
import { useAppState } from '#renderer/state/index';
import { kindName, t } from '#renderer/ui/index';
import type { FoundAddress, UnplacedRow } from '#shared/contract/addresses';
import { guessKind, guessName, percent } from './guessText.ts';
import type { PlacingChoice } from './usePlacing.ts';

type GuessPanelProps = {
  row: UnplacedRow;
  choice: PlacingChoice;
  onChoice: (choice: PlacingChoice) => void;
  onAccept: () => void;
  /** One of several buildings that fit. */
  onChoose: (thingId: string) => void;
  onPick: () => void;
};

function Several({ row, onChoose }: Pick<GuessPanelProps, 'row' | 'onChoose'>) {
  const buildings = row.alternatives.flatMap((guess): (FoundAddress & { thingId: string })[] =>
    guess.thingId === null ? [] : [{ ...guess, thingId: guess.thingId }],
  );
  if (buildings.length === 0) return null;
  return (
    <div className="lm-guess-line">
      <span className="lm-muted">{t(row.guess ? 'address.orElse' : 'address.whichOne')}</span>
      {buildings.map((guess) => (
        <Button
          key={guess.thingId}
          size="small"
          data-alternative={guess.thingId}
          onMouseEnter={() => {
            useAppState.getState().flyTo(guess.anchor, 18);
            useAppState.getState().setMode({ type: 'placeThing', guess: guess.anchor });
          }}
          onClick={() => onChoose(guess.thingId)}
        >
          {guessName(guess)}
        </Button>
      ))}
    </div>
  );
}

function Lead({ row }: { row: UnplacedRow }) {
  const { guess } = row;
  if (guess)
    return (
      <>
        <b>{guessName(guess)}</b>{' '}
        <span className="lm-muted">
          {guessKind(guess)} · {t('address.confidence')} {percent(guess.confidence)}
        </span>
      </>
    );
  return (
    <span className="lm-muted">
      {t(row.alternatives.length > 0 ? 'address.unsure' : 'address.clickHint')}
    </span>
  );
}

/** What can be done with the chosen record: take the guess, one of several, or click on the map. */
export function GuessPanel({ row, choice, onChoice, onAccept, onChoose, onPick }: GuessPanelProps) {
  const picking = useAppState((state) => state.mode.type === 'placeThing');
  const { setCard } = useAppState.getState();
  return (
    <footer className="lm-guess">
      <div className="lm-guess-line">
        <span className="lm-guess-name">{row.name}</span>
        <span className="lm-muted">{kindName(row.kind)}</span>
        <span className="lm-guess-address">{row.address ?? t('address.noAddress')}</span>
      </div>
      <div className="lm-guess-line">
        <Lead row={row} />
      </div>
      <Several row={row} onChoose={onChoose} />
      <div className="lm-guess-line">
        {row.teachable && (
          <Checkbox
            checked={choice.teach}
            data-action="teach"
            onChange={(event) => onChoice({ ...choice, teach: event.target.checked })}
          >
            <span title={t('address.teachHint')}>{t('address.teach', { text: row.teachable })}</span>
          </Checkbox>
        )}
        {row.alike > 0 && (
          <Checkbox
            checked={choice.alike}
            data-action="alike"
            onChange={(event) => onChoice({ ...choice, alike: event.target.checked })}
          >
            {t('address.alike', { count: row.alike })}
          </Checkbox>
        )}
      </div>
      <div className="lm-guess-line">
        {row.guess && (
          <Button type="primary" icon={<CheckOutlined />} data-action="accept-guess" onClick={onAccept}>
            {t('address.accept')} (Enter)
          </Button>
        )}
        <Button icon={<AimOutlined />} aria-pressed={picking} data-action="pick-unplaced" onClick={onPick}>
          {t(picking ? 'address.picking' : 'address.pick')}
        </Button>
        <Button
          type="text"
          icon={<EditOutlined />}
          onClick={() => setCard({ type: 'thingForm', kind: row.kind, id: row.id })}
        >
          {t('ui.edit')}
        </Button>
      </div>
    </footer>
  );
}
