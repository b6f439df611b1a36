import { AimOutlined, RightCircleOutlined } from '@ant-design/icons';
import { Button, Input, Tooltip } from 'antd';
import { useEffect, useState } from 'react';
import { EMPTY_DRAFT, useAppState } from '#renderer/state/index';
import { t } from '#renderer/ui/index';
import { useExtras } from './extras.ts';
import { isSameProblem } from './understood/sameProblem.ts';
import { enterCandidates } from './walk.ts';
import './problems.css';

/** Where the main job starts: say the problem, press Enter. What is typed stays until it is handled. */
export function ProblemBox() {
  const draft = useAppState((state) => state.draft);
  const mode = useAppState((state) => state.mode);
  const [text, setText] = useState(draft.text);
  const card = useAppState((state) => state.card.type);
  const picked = useAppState((state) => state.picks.length);
  useEffect(() => setText(draft.text), [draft.text]);
  // The same words while something else is on show: the answer is only one click away, picks and all.
  const isBack = card !== 'answer' && text.trim() !== '' && text.trim() === draft.text;

  const ask = (): void => {
    const asked = text.trim();
    if (!asked) return;
    const { setDraft, setCard, setRoom, setPicks } = useAppState.getState();
    if (asked !== draft.text) {
      // More said of the same problem: what was put right stays so. Other words are another problem, read anew.
      const goesOn = draft.problemId === null && isSameProblem(draft.text, asked);
      setDraft(
        goesOn
          ? { text: asked }
          : { ...EMPTY_DRAFT, text: asked, anchor: draft.problemId ? null : draft.anchor },
      );
      setPicks([]);
      if (!goesOn) useExtras.getState().clear();
    }
    setRoom('map');
    setCard({ type: 'answer' });
  };
  const pickPlace = (): void => {
    const { setMode, setRoom } = useAppState.getState();
    setRoom('map');
    setMode(mode.type === 'pickProblemPlace' ? { type: 'browse' } : { type: 'pickProblemPlace' });
  };
  return (
    <Input
      className="lm-problem-box"
      value={text}
      allowClear
      placeholder={t('problem.boxHint')}
      aria-label={t('problem.box')}
      maxLength={2000}
      onChange={(event) => setText(event.target.value)}
      onPressEnter={ask}
      onKeyDown={(event) => {
        if (event.key === 'ArrowDown' && enterCandidates()) event.preventDefault();
      }}
      prefix={
        <Tooltip title={t('problem.pickPlace')}>
          <Button
            type="text"
            size="small"
            aria-label={t('problem.pickPlace')}
            aria-pressed={mode.type === 'pickProblemPlace'}
            icon={<AimOutlined style={draft.anchor ? { color: 'var(--lm-action)' } : undefined} />}
            onClick={pickPlace}
          />
        </Tooltip>
      }
      suffix={
        <Button
          type="primary"
          size="small"
          icon={<RightCircleOutlined />}
          data-action="ask"
          disabled={!text.trim()}
          onClick={ask}
        >
          {isBack
            ? t(picked > 0 ? 'problem.backPicks' : 'problem.back', { count: picked })
            : t('problem.ask')}
        </Button>
      }
    />
  );
}
