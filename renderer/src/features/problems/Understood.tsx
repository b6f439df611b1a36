import { EnvironmentOutlined } from '@ant-design/icons';
import { Button, Select, Tag } from 'antd';
import { useCategories, useCells } from '#renderer/api/lookups';
import { useAppState } from '#renderer/state/index';
import { LevelBadge, t } from '#renderer/ui/index';
import type { Answer } from '#shared/contract/problems';

function PlaceChip({ answer }: { answer: Answer }) {
  const draft = useAppState((state) => state.draft);
  const cells = useCells();
  const { setDraft, setMode, flyTo } = useAppState.getState();
  const place = answer.understood.place;
  const { anchor } = draft;
  if (anchor) {
    return (
      <Tag
        // A registered problem keeps its place.
        closable={!draft.problemId}
        icon={<EnvironmentOutlined />}
        className="lm-chip-link"
        onClose={() => setDraft({ anchor: null })}
        onClick={() => flyTo(anchor)}
      >
        {t(draft.problemId ? 'answer.placeKept' : 'answer.placeByHand')}
      </Tag>
    );
  }
  if (place) {
    const cell = cells.nameOf(place.cellId);
    return (
      <Tag icon={<EnvironmentOutlined />} onClick={() => flyTo(place.anchor)} className="lm-chip-link">
        {cell ? `${place.text} · ${cell}` : place.text}
      </Tag>
    );
  }
  return (
    <Button size="small" icon={<EnvironmentOutlined />} onClick={() => setMode({ type: 'pickProblemPlace' })}>
      {t('answer.noPlace')}
    </Button>
  );
}

/** What was read from the words, each part to be put right with one click; the answer follows at once. */
export function Understood({ answer }: { answer: Answer }) {
  const categories = useCategories();
  const setDraft = useAppState((state) => state.setDraft);
  const { understood } = answer;
  return (
    <section className="lm-understood">
      <div className="lm-understood-row">
        <Select
          size="small"
          className="lm-understood-category"
          aria-label={t('field.categoryId')}
          placeholder={t('answer.chooseCategory')}
          value={understood.categoryId}
          popupMatchSelectWidth={false}
          showSearch={{ optionFilterProp: 'label' }}
          options={categories.list
            .filter((category) => category.scope === 'problem')
            .map((category) => ({ value: category.id, label: category.name }))}
          onChange={(categoryId) => setDraft({ categoryId })}
        />
        {understood.level !== null && <LevelBadge level={understood.level} />}
        <PlaceChip answer={answer} />
      </div>
      {understood.because.length > 0 && (
        <p className="lm-muted">
          {t('answer.because', {
            words: understood.because.join('、'),
            percent: Math.round(understood.confidence * 100),
          })}
        </p>
      )}
      {understood.needs.length > 0 && (
        <p className="lm-muted">{t('answer.needs', { needs: understood.needs.join('、') })}</p>
      )}
    </section>
  );
}
