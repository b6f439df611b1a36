import { PlusOutlined } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useApiCommand } from '#renderer/api/index';
import { makeId, t, useErrorNotice, useLeave } from '#renderer/ui/index';
import { MOST_DEMANDS, type RunDemand } from '#shared/domain/matching/team/index';
import { type CardBook, cardText, levelName, usePostNames } from './book.ts';
import { DemandLine } from './DemandLine.tsx';

type Level = 1 | 2 | 3 | 4;
type DialogProps = {
  categoryId: string | null;
  name: string;
  level: Level;
  book: CardBook;
  onClose: () => void;
};

type Line = { readonly key: string; readonly demand: RunDemand };
const toLine = (demand: RunDemand): Line => ({ key: makeId(), demand });
const NEW_LINE: RunDemand = { type: 'skill', name: '', count: 1 };

/** What the milder levels bring in any case. */
function Below({ categoryId, level, book }: Pick<DialogProps, 'categoryId' | 'level' | 'book'>) {
  const posts = usePostNames();
  const milder = ([4, 3, 2] as const).filter((one) => one > level);
  if (milder.length === 0) return <p className="lm-muted">{t('runCards.isBase')}</p>;
  const texts = milder.map(
    (one) =>
      `${levelName(one)} ${cardText(book.holding(categoryId, one).card?.demands ?? [], posts) || t('runCards.nothing')}`,
  );
  return <p className="lm-muted">{t('runCards.below', { text: texts.join('；') })}</p>;
}

function useCard({ categoryId, level, book, onClose }: DialogProps) {
  const showError = useErrorNotice();
  const save = useApiCommand('runCards.save');
  const reset = useApiCommand('runCards.reset');
  const { card, isOwn } = book.holding(categoryId, level);
  const own = isOwn ? card : null;
  const then = { onSuccess: onClose, onError: showError };
  return {
    card,
    own,
    busy: save.isPending || reset.isPending,
    canReset: own !== null && (own.edited || !own.hasBuiltin),
    save: (demands: RunDemand[]) =>
      save.mutate(
        { categoryId, level, demands, note: own?.note ?? null, version: own?.version ?? null },
        then,
      ),
    reset: () => reset.mutate({ categoryId, level }, then),
  };
}

/** One card: what this level adds for a category. */
export function RunCardDialog(props: DialogProps) {
  const { name, level, onClose } = props;
  const { card, own, busy, canReset, save, reset } = useCard(props);
  const [opened] = useState<readonly Line[]>(() => (card?.demands ?? []).map(toLine));
  const [lines, setLines] = useState(opened);
  const leave = useLeave(JSON.stringify(lines) !== JSON.stringify(opened), onClose);
  const demands = lines.map(({ demand }) => ({ ...demand, name: demand.name.trim() }));
  const complete = demands.every((demand) => demand.type === 'need' || demand.name !== '');
  const set = (key: string, demand: RunDemand): void =>
    setLines(lines.map((line) => (line.key === key ? { key, demand } : line)));
  return (
    <Modal
      open
      title={t('runCards.title', { category: name, level: levelName(level) })}
      onCancel={leave}
      footer={
        <div className="lm-run-foot">
          {canReset && (
            <Button data-action="run-card-reset" disabled={busy} onClick={reset}>
              {t(own?.hasBuiltin ? 'runCards.reset' : 'runCards.inherit')}
            </Button>
          )}
          <span className="lm-grow" />
          <Button onClick={leave}>{t('ui.cancel')}</Button>
          <Button
            type="primary"
            data-action="run-card-save"
            disabled={!complete}
            loading={busy}
            onClick={() => save(demands)}
          >
            {t('ui.save')}
          </Button>
        </div>
      }
    >
      <div className="lm-dialog">
        <Below {...props} />
        {own === null && <p className="lm-muted">{t('runCards.notOwn')}</p>}
        {lines.map(({ key, demand }) => (
          <DemandLine
            key={key}
            line={demand}
            onChange={(changed) => set(key, changed)}
            onRemove={() => setLines(lines.filter((line) => line.key !== key))}
          />
        ))}
        {lines.length === 0 && <p className="lm-muted">{t('runCards.addsNothing')}</p>}
        <Button
          icon={<PlusOutlined />}
          disabled={lines.length >= MOST_DEMANDS}
          onClick={() => setLines([...lines, toLine(NEW_LINE)])}
        >
          {t('runCards.add')}
        </Button>
      </div>
    </Modal>
  );
}
