import { NumberOutlined, UndoOutlined } from '@ant-design/icons';
import { Button, InputNumber, Popover, Segmented } from 'antd';
import { useState } from 'react';
import { t } from '#renderer/ui/index';
import type { UnderstoodAnswer } from '#shared/contract/understood';
import { MOST_COUNT, QUANTITY_SORTS, type Quantity } from '#shared/domain/matching/understand/types';
import { quantityText } from './UnderstoodFacts.tsx';
import { useCorrect } from './useCorrect.ts';

function Form({
  first,
  onSave,
}: {
  first: Quantity | undefined;
  onSave: (made: readonly Quantity[]) => void;
}) {
  const [count, setCount] = useState<number | null>(first?.count ?? 1);
  const [sort, setSort] = useState(first?.sort ?? 'people');
  return (
    <div className="lm-quantity">
      <Segmented
        size="small"
        value={sort}
        onChange={setSort}
        options={QUANTITY_SORTS.map((value) => ({ value, label: t(`quantitySort.${value}`) }))}
      />
      <InputNumber
        size="small"
        min={1}
        max={MOST_COUNT}
        precision={0}
        value={count}
        aria-label={t('answer.chip.quantity')}
        onChange={setCount}
      />
      <Button
        size="small"
        type="primary"
        disabled={count === null}
        data-action="save-quantity"
        onClick={() => count !== null && onSave([{ text: '', count, sort, of: '' }])}
      >
        {t('answer.chip.take')}
      </Button>
      <Button size="small" onClick={() => onSave([])}>
        {t('answer.chip.noQuantity')}
      </Button>
    </div>
  );
}

/** How many people, households or things it is about. */
export function QuantityChip({ understood }: { understood: UnderstoodAnswer }) {
  const [open, setOpen] = useState(false);
  const { corrections, correct } = useCorrect();
  const { quantities } = understood;
  const corrected = corrections.quantities !== undefined;
  const save = (made: readonly Quantity[] | undefined): void => {
    correct({ quantities: made });
    setOpen(false);
  };
  return (
    <Popover
      trigger="click"
      open={open}
      onOpenChange={setOpen}
      destroyOnHidden
      content={
        <>
          <Form first={quantities[0]} onSave={save} />
          {corrected && (
            <Button size="small" type="link" icon={<UndoOutlined />} onClick={() => save(undefined)}>
              {t('answer.chip.reset')}
            </Button>
          )}
        </>
      }
    >
      <button
        type="button"
        className="lm-bare lm-chip"
        data-chip="quantity"
        data-empty={quantities.length === 0}
        data-corrected={corrected}
        aria-label={`${t('answer.chip.quantity')}: ${t('answer.chip.change')}`}
        title={t('answer.chip.quantity')}
      >
        <NumberOutlined />
        {quantities.length === 0 ? t('answer.chip.noCount') : quantities.map(quantityText).join('、')}
      </button>
    </Popover>
  );
}
