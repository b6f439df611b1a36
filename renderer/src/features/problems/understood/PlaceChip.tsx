import { EnvironmentOutlined } from '@ant-design/icons';
import { useCells } from '#renderer/api/lookups';
import { useAppState } from '#renderer/state/index';
import { t } from '#renderer/ui/index';
import type { UnderstoodAnswer } from '#shared/contract/understood';
import { pickOnMap } from '../pickOnMap.ts';
import { Chip, PlainChip } from './Chip.tsx';
import { useCorrect } from './useCorrect.ts';

/** Where: read from the words, chosen on the map, or not known; a click shows it, chooses another or takes it away. */
export function PlaceChip({ understood }: { understood: UnderstoodAnswer }) {
  const draft = useAppState((state) => state.draft);
  const cells = useCells();
  const { corrections, correct } = useCorrect();
  const { setDraft, flyTo } = useAppState.getState();
  const { place } = understood;
  // A registered problem keeps its place.
  const kept = draft.problemId !== null && draft.anchor !== null;
  const anchor = draft.anchor ?? place?.anchor ?? null;
  const byHand =
    !kept && (draft.anchor !== null || corrections.noPlace === true || corrections.place !== undefined);
  const choices = draft.anchor === null ? understood.placeChoices : [];
  const cell = cells.nameOf(place?.cellId);
  const unread =
    choices.length > 0 ? t('answer.whichPlace', { places: choices.join('、') }) : t('answer.noPlace');
  const said = place ? (cell ? `${place.text} · ${cell}` : place.text) : unread;
  const text = kept ? t('answer.placeKept') : draft.anchor ? t('answer.placeByHand') : said;
  if (anchor === null && !byHand && choices.length === 0)
    return (
      <PlainChip name="place" icon={<EnvironmentOutlined />} onClick={pickOnMap}>
        {t('answer.noPlace')}
      </PlainChip>
    );
  return (
    <Chip
      name="place"
      label={t('problem.place')}
      icon={<EnvironmentOutlined />}
      empty={anchor === null}
      onReset={
        byHand
          ? () => {
              setDraft({ anchor: null });
              correct({ noPlace: undefined, place: undefined });
            }
          : null
      }
      items={[
        ...choices.map((text) => ({ key: text, label: text, onClick: () => correct({ place: text }) })),
        ...(anchor ? [{ key: 'show', label: t('answer.chip.showPlace'), onClick: () => flyTo(anchor) }] : []),
        ...(kept ? [] : [{ key: 'pick', label: t('problem.pickPlace'), onClick: pickOnMap }]),
        ...(place && !draft.anchor
          ? [{ key: 'none', label: t('answer.chip.notThisPlace'), onClick: () => correct({ noPlace: true }) }]
          : []),
      ]}
    >
      <span className="lm-chip-text">{text}</span>
    </Chip>
  );
}
