import { Alert, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { useApiQuery } from '#renderer/api/index';
import { useCells } from '#renderer/api/lookups';
import { showGridPreview } from '#renderer/state/gridPreview';
import { useAppState } from '#renderer/state/index';
import { errorText, formatArea, JobProgress, t, useSettled } from '#renderer/ui/index';
import type { OutputOf } from '#shared/contract/index';
import { GridFields, ScopeSelect } from './GridFields.tsx';
import { type GridChoice, gridOptions, useGridChoice } from './gridChoice.ts';
import { useGenerateGrid } from './useGenerateGrid.ts';

const DELAY_MS = 300;

/** What a grid of this choice would be, asked once the typing rests, and drawn on the map. */
function usePreview(choice: GridChoice, parentId: string | null) {
  const wanted = gridOptions(choice, parentId);
  const text = JSON.stringify(wanted);
  const settled = useSettled(text, DELAY_MS);
  const options = (JSON.parse(settled) as typeof wanted) ?? { shape: 'square' as const };
  const { data, error } = useApiQuery('cells.previewGrid', options, { enabled: settled !== 'null' });
  const ready = settled !== 'null' && settled === text && data !== undefined && !error;
  useEffect(() => {
    showGridPreview(ready ? data.areas : null);
  }, [ready, data]);
  useEffect(() => () => showGridPreview(null), []);
  return { data: ready ? data : undefined, error: settled === text ? error : null, wanted };
}

function Preview(props: { data: OutputOf<'cells.previewGrid'>; blocks: boolean; micro: boolean }) {
  const { data, blocks, micro } = props;
  const { count, smallest, buildings, roads } = data;
  return (
    <p className="lm-muted">
      {t(micro ? 'cells.previewMicro' : 'cells.preview', { count, smallest: formatArea(smallest) })}
      {blocks && ` ${t('cells.previewFrom', { buildings, roads })}`}
    </p>
  );
}

/** The cell that is selected on the map or in the table, when it can have micro cells. */
function selectedCellId(): string | null {
  const { selection } = useAppState.getState();
  return selection?.type === 'cell' ? selection.id : null;
}

/** 生成网格: for what, shape and size, what it would be on the map, and what happens to the present ones. */
export function GridDialog({ present, onClose }: { present: number; onClose: () => void }) {
  const { list, byId } = useCells();
  const [parentId, setParentId] = useState(selectedCellId);
  const parent = parentId !== null && byId.get(parentId)?.tier === 'cell' ? parentId : null;
  const choice = useGridChoice();
  const preview = usePreview(choice, parent);
  const replaced = parent === null ? present : list.filter((cell) => cell.parentId === parent).length;
  const { job, running, run, cancel } = useGenerateGrid(replaced);
  const count = preview.data?.count ?? 0;
  return (
    <Modal
      open
      // The map beside it shows what would be.
      mask={false}
      style={{ top: 88, left: 88, margin: 0 }}
      title={t(parent === null ? 'cells.makeGrid' : 'cells.makeMicro')}
      okText={t(parent === null ? 'cells.makeCount' : 'cells.makeMicroCount', { count })}
      cancelText={t('ui.cancel')}
      okButtonProps={{ disabled: !preview.data, loading: running }}
      onOk={() => preview.wanted && void run(preview.wanted, count).then((done) => done && onClose())}
      onCancel={onClose}
      width={460}
    >
      <div className="lm-dialog">
        <ScopeSelect parentId={parent} onChange={setParentId} />
        <GridFields micro={parent !== null} />
        {preview.error && <Alert type="warning" showIcon title={errorText(preview.error)} />}
        {preview.data && (
          <Preview data={preview.data} blocks={choice.shape === 'blocks'} micro={parent !== null} />
        )}
        <p className="lm-muted">{t(parent === null ? 'cells.gridHint' : 'cells.microHint')}</p>
        {running && <JobProgress state={job} onCancel={cancel} />}
      </div>
    </Modal>
  );
}
