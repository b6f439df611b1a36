import { Checkbox, Input } from 'antd';
import { useAppState } from '#renderer/state/index';
import { t } from '#renderer/ui/index';
import type { UnderstoodAnswer } from '#shared/contract/understood';
import { PLACE_NAME_LETTERS } from '#shared/domain/matching/understand/placeWords';
import { useExtras } from '../extras.ts';
import { nameToLearn } from './placeName.ts';

/** 记住“老供销社”就是这里: after the place was chosen on the map, what the words seem to call it can be learnt. */
export function PlaceName({ understood: { placeWords } }: { understood: UnderstoodAnswer }) {
  const draft = useAppState((state) => state.draft);
  const { placeName, set } = useExtras();
  const [likeliest] = placeWords;
  if (draft.anchor === null || draft.problemId !== null || likeliest === undefined) return null;
  const name = placeName ?? likeliest;
  return (
    <div className="lm-understood-row" data-part="place-name">
      <Checkbox
        checked={placeName !== null}
        onChange={(event) => set({ placeName: event.target.checked ? likeliest : null })}
      >
        {t('answer.placeName.remember')}
      </Checkbox>
      <Input
        size="small"
        className="lm-place-name"
        aria-label={t('answer.placeName.name')}
        value={name}
        maxLength={PLACE_NAME_LETTERS.most}
        status={placeName === null || nameToLearn(placeName, draft) !== null ? '' : 'error'}
        title={t('answer.placeName.hint')}
        onChange={(event) => set({ placeName: event.target.value })}
      />
      <span>{t('answer.placeName.here')}</span>
    </div>
  );
}
