import { Button } from 'antd';
import { useState } from 'react';
import { useApiQuery } from '#renderer/api/index';
import { t } from '#renderer/ui/index';
import type { ListSpec } from '#shared/contract/lists';
import { ListActions } from './ListActions.tsx';
import { ListMenu, type SavedList } from './ListMenu.tsx';
import { ListOptions } from './ListOptions.tsx';
import { Preview } from './Preview.tsx';
import { standardLists } from './standardLists.ts';
import { usePrintChoice } from './usePrintChoice.ts';
import { useSaveList } from './useSaveList.ts';
import './lists.css';

const NONE: readonly SavedList[] = [];

/** 清单: lists at the left; the chosen one at the right as it will stand on paper. */
export function ListsRoom() {
  const [chosen, setChosen] = useState<{ id: string; list: ListSpec } | null>(() => {
    const first = standardLists()[0];
    return first ? { id: first.id, list: first.spec } : null;
  });
  const [choice, setChoice] = usePrintChoice();
  const { data } = useApiQuery('savedLists.all', {}, { keepPrevious: true });
  const { save, saving } = useSaveList();
  const saved = data?.lists ?? NONE;
  if (!chosen) return null;
  const kept = saved.find((list) => list.id === chosen.id);
  const onSave = async (): Promise<void> => {
    const done = await save({ spec: chosen.list, ...(kept ? { id: kept.id, version: kept.version } : {}) });
    if (done) setChosen({ id: done.id, list: done.spec });
  };
  return (
    <div className="lm-lists">
      <ListMenu saved={saved} chosenId={chosen.id} onChoose={(id, list) => setChosen({ id, list })} />
      <section className="lm-list-sheet" aria-label={chosen.list.title}>
        <ListOptions
          list={chosen.list}
          onList={(list) => setChosen({ id: chosen.id, list })}
          choice={choice}
          onChoice={setChoice}
        />
        <div className="lm-list-bar">
          <ListActions list={chosen.list} choice={choice} />
          <Button
            data-action="list-save"
            loading={saving}
            disabled={!chosen.list.title.trim()}
            onClick={() => void onSave()}
          >
            {t(kept ? 'print.saveChanges' : 'print.save')}
          </Button>
        </div>
        <div className="lm-list-page">
          {chosen.list.title.trim() !== '' && <Preview list={chosen.list} />}
        </div>
      </section>
    </div>
  );
}
