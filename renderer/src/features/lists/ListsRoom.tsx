import { Button } from 'antd';
import { useState } from 'react';
import { useApiQuery } from '#renderer/api/index';
import { ShortagesView } from '#renderer/features/shortages/index';
import { useAppState } from '#renderer/state/index';
import { t } from '#renderer/ui/index';
import type { ListSpec } from '#shared/contract/lists';
import { ListActions } from './ListActions.tsx';
import { ListMenu, type SavedList } from './ListMenu.tsx';
import { ListOptions } from './ListOptions.tsx';
import { Preview } from './Preview.tsx';
import { PrintListDialog } from './PrintListDialog.tsx';
import { recruitList, standardLists } from './standardLists.ts';
import { usePrintChoice } from './usePrintChoice.ts';
import { useSaveList } from './useSaveList.ts';
import './lists.css';

const NONE: readonly SavedList[] = [];
const GAPS = 'shortages';

type Chosen = { readonly id: string; readonly list: ListSpec };

/** The chosen list as it will stand on paper, and how it is handed over or kept. */
function ListSheet({
  chosen,
  saved,
  onChosen,
}: {
  chosen: Chosen;
  saved: readonly SavedList[];
  onChosen: (chosen: Chosen) => void;
}) {
  const [choice, setChoice] = usePrintChoice();
  const { save, saving } = useSaveList();
  const kept = saved.find((list) => list.id === chosen.id);
  const onSave = async (): Promise<void> => {
    const done = await save({ spec: chosen.list, ...(kept ? { id: kept.id, version: kept.version } : {}) });
    if (done) onChosen({ id: done.id, list: done.spec });
  };
  return (
    <section className="lm-list-sheet" aria-label={chosen.list.title}>
      <ListOptions
        list={chosen.list}
        onList={(list) => onChosen({ id: chosen.id, list })}
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
      <div className="lm-list-page">{chosen.list.title.trim() !== '' && <Preview list={chosen.list} />}</div>
    </section>
  );
}

/** 清单: lists at the left; the chosen one at the right as it will stand on paper, or the 缺口清单 to work with. */
export function ListsRoom() {
  const [chosen, setChosen] = useState<Chosen | null>(() => {
    const first = standardLists()[0];
    return first ? { id: first.id, list: first.spec } : null;
  });
  const isGaps = useAppState((state) => state.views.lists === GAPS);
  const setView = useAppState((state) => state.setView);
  const { data } = useApiQuery('savedLists.all', {}, { keepPrevious: true });
  const saved = data?.lists ?? NONE;
  if (!chosen) return null;
  return (
    <div className="lm-lists">
      <ListMenu
        saved={saved}
        chosenId={chosen.id}
        onChoose={(id, list) => {
          setView('lists', 'sheet');
          setChosen({ id, list });
        }}
        isGaps={isGaps}
        onGaps={() => setView('lists', GAPS)}
      />
      {isGaps ? (
        <ShortagesView print={(onClose) => <PrintListDialog open spec={recruitList()} onClose={onClose} />} />
      ) : (
        <ListSheet chosen={chosen} saved={saved} onChosen={setChosen} />
      )}
    </div>
  );
}
