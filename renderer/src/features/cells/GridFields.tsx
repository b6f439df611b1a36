import { Checkbox, InputNumber, Radio, Select } from 'antd';
import { useCells } from '#renderer/api/lookups';
import { t } from '#renderer/ui/index';
import {
  type BlockMeasure,
  MAX_M,
  MEASURES,
  MIN_M,
  SHAPES,
  type Shape,
  useGridChoice,
} from './gridChoice.ts';

const WHOLE = '';

/** What is divided: the whole community into cells, or one cell into micro cells. */
export function ScopeSelect({
  parentId,
  onChange,
}: {
  parentId: string | null;
  onChange: (id: string | null) => void;
}) {
  const { list } = useCells();
  const cells = list.filter((cell) => cell.tier === 'cell');
  if (cells.length === 0) return null;
  return (
    <div className="lm-field">
      <span className="lm-field-label">{t('cells.gridScope')}</span>
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        value={parentId ?? WHOLE}
        aria-label={t('cells.gridScope')}
        options={[
          { value: WHOLE, label: t('cells.gridWhole') },
          ...cells.map(({ id, name }) => ({ value: id, label: t('cells.gridWithin', { name }) })),
        ]}
        onChange={(id: string) => onChange(id === WHOLE ? null : id)}
      />
    </div>
  );
}

function LatticeSize({ micro }: { micro: boolean }) {
  const shape = useGridChoice((choice) => choice.shape);
  const value = useGridChoice((choice) => (micro ? choice.microSizeM : choice.sizeM));
  if (shape === 'blocks') return null;
  return (
    <InputNumber
      prefix={t(`cells.size.${shape}`)}
      suffix={t('cells.metres')}
      min={MIN_M}
      max={MAX_M}
      step={50}
      style={{ width: 240 }}
      value={value}
      onChange={(size) => useGridChoice.setState({ [micro ? 'microSizeM' : 'sizeM']: size ?? 0 })}
    />
  );
}

function BlockSize() {
  const { by, amounts, roads } = useGridChoice();
  return (
    <>
      <div className="lm-row">
        <Select
          value={by}
          aria-label={t('cells.blockBy')}
          options={MEASURES.map((value) => ({ value, label: t(`cells.by.${value}`) }))}
          onChange={(value: BlockMeasure) => useGridChoice.setState({ by: value })}
        />
        <InputNumber
          suffix={t(`cells.byUnit.${by}`)}
          min={by === 'area' ? 0.1 : 1}
          max={100_000}
          style={{ width: 160 }}
          value={amounts[by]}
          aria-label={t('cells.blockAmount')}
          onChange={(amount) => useGridChoice.setState({ amounts: { ...amounts, [by]: amount ?? 0 } })}
        />
      </div>
      <Checkbox checked={roads} onChange={(event) => useGridChoice.setState({ roads: event.target.checked })}>
        {t('cells.useRoads')}
      </Checkbox>
    </>
  );
}

/** Shape and size. */
export function GridFields({ micro }: { micro: boolean }) {
  const shape = useGridChoice((choice) => choice.shape);
  return (
    <>
      <Radio.Group
        value={shape}
        optionType="button"
        options={SHAPES.map((value) => ({ value, label: t(`cells.shape.${value}`) }))}
        onChange={(event) => useGridChoice.setState({ shape: event.target.value as Shape })}
      />
      {shape === 'blocks' ? <BlockSize /> : <LatticeSize micro={micro} />}
    </>
  );
}
