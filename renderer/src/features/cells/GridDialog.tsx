import { Alert, InputNumber, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useApiQuery } from '#renderer/api/index';
import { errorText, formatArea, JobProgress, t, useSettled } from '#renderer/ui/index';
import { useGenerateGrid } from './useGenerateGrid.ts';

const SHAPES = ['square', 'hexagon'] as const;
type Shape = (typeof SHAPES)[number];
const DELAY_MS = 300;
const MIN_M = 20;
const MAX_M = 20_000;

/** What a grid of this shape and size would be, asked once the typing rests. */
function usePreview(shape: Shape, sizeM: number) {
  const settledSize = useSettled(sizeM, DELAY_MS);
  const valid = settledSize >= MIN_M && settledSize <= MAX_M;
  const { data, error } = useApiQuery('cells.previewGrid', { shape, sizeM: settledSize }, { enabled: valid });
  return { data, error, ready: valid && data !== undefined && sizeM === settledSize };
}

/** 生成网格: shape and size, how many it would make, and what happens to the present ones. */
export function GridDialog({ present, onClose }: { present: number; onClose: () => void }) {
  const [shape, setShape] = useState<Shape>('square');
  const [sizeM, setSizeM] = useState(300);
  const preview = usePreview(shape, sizeM);
  const { job, running, run, cancel } = useGenerateGrid(present);
  const count = preview.data?.count ?? 0;
  return (
    <Modal
      open
      title={t('cells.makeGrid')}
      okText={t('cells.makeCount', { count })}
      cancelText={t('ui.cancel')}
      okButtonProps={{ disabled: !preview.ready, loading: running }}
      onOk={() => void run({ shape, sizeM }, count).then((done) => done && onClose())}
      onCancel={onClose}
      width={460}
    >
      <div className="lm-dialog">
        <Radio.Group
          value={shape}
          optionType="button"
          options={SHAPES.map((value) => ({ value, label: t(`cells.shape.${value}`) }))}
          onChange={(event) => setShape(event.target.value as Shape)}
        />
        <InputNumber
          prefix={t(`cells.size.${shape}`)}
          suffix={t('cells.metres')}
          min={MIN_M}
          max={MAX_M}
          step={50}
          style={{ width: 240 }}
          value={sizeM}
          onChange={(value) => setSizeM(value ?? 0)}
        />
        {preview.error && <Alert type="warning" showIcon title={errorText(preview.error)} />}
        {preview.data && (
          <p className="lm-muted">
            {t('cells.preview', { count, smallest: formatArea(preview.data.smallest) })}
          </p>
        )}
        <p className="lm-muted">{t('cells.gridHint')}</p>
        {running && <JobProgress state={job} onCancel={cancel} />}
      </div>
    </Modal>
  );
}
