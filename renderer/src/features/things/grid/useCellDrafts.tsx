import { Button } from 'antd';
import { useCallback, useRef, useState } from 'react';
import { api } from '#renderer/api/index';
import { type CellDraft, errorText, t } from '#renderer/ui/index';
import type { OutputOf } from '#shared/contract/index';
import type { Thing } from '#shared/contract/things';
import { refusalText } from './refusalText.ts';

type Written = OutputOf<'things.updateCells'>;
const cellKey = (id: string, key: string): string => `${id} ${key}`;

/**
 * Texts typed into cells, from the keystroke until the core has them. One after another, each with the version that
 * the one before it left; a refused text stays in its cell with what would be right.
 */
export function useCellDrafts(textOf: (thing: Thing, key: string) => string) {
  const [drafts, setDrafts] = useState<ReadonlyMap<string, CellDraft>>(new Map());
  const versions = useRef(new Map<string, number>());
  const turn = useRef<Promise<void>>(Promise.resolve());

  const put = useCallback((id: string, key: string, draft: CellDraft | null) => {
    setDrafts((before) => {
      const next = new Map(before);
      if (draft) next.set(cellKey(id, key), draft);
      else next.delete(cellKey(id, key));
      return next;
    });
  }, []);
  const versionOf = (thing: Thing): number => Math.max(thing.version, versions.current.get(thing.id) ?? 0);
  /** Remembers what the core answered, so that the next edit of a record is not taken for a stale one. */
  const learn = useCallback((written: Written) => {
    for (const { id, version } of written.versions) versions.current.set(id, version);
  }, []);

  const send = async (thing: Thing, key: string, text: string, version: number): Promise<void> => {
    put(thing.id, key, { text, note: null });
    try {
      const cell = { id: thing.id, version, key, text };
      const written = await api.things.updateCells({ cells: [cell] });
      learn(written);
      const [refused] = written.refused;
      if (!refused) put(thing.id, key, null);
      else if (refused.text === 'error.conflict') await offer(thing, key, text);
      else put(thing.id, key, { text, note: refusalText(refused) });
    } catch (error) {
      put(thing.id, key, { text, note: errorText(error) });
    }
  };
  /** Somebody saved meanwhile: both are shown, and nothing typed is lost. */
  const offer = async (thing: Thing, key: string, text: string): Promise<void> => {
    const latest = await api.things.get({ id: thing.id });
    const mine = (): void => queue(() => send(latest, key, text, latest.version));
    const note = (
      <>
        <p>{t('grid.conflict', { theirs: textOf(latest, key) || t('blank'), mine: text || t('blank') })}</p>
        <div className="lm-inline">
          <Button size="small" onClick={() => put(thing.id, key, null)}>
            {t('grid.keepTheirs')}
          </Button>
          <Button size="small" type="primary" onClick={mine}>
            {t('grid.keepMine')}
          </Button>
        </div>
      </>
    );
    put(thing.id, key, { text, note });
  };
  const queue = (step: () => Promise<void>): void => {
    turn.current = turn.current.then(step);
  };
  const type = (thing: Thing, key: string, text: string): void => {
    put(thing.id, key, { text, note: null });
    queue(() => send(thing, key, text, versionOf(thing)));
  };
  const draftAt = useCallback((thing: Thing, key: string) => drafts.get(cellKey(thing.id, key)), [drafts]);
  return { draftAt, type, drop: (thing: Thing, key: string) => put(thing.id, key, null), versionOf, learn };
}
