import { Radio, Select } from 'antd';
import { t } from '#renderer/ui/index';
import { neighboursOf } from '#shared/domain/grid/edit/index';
import { useEdit } from '../editState.ts';
import { heirOf } from '../request.ts';
import type { Outcome } from '../useOutcome.ts';

const NOBODY = '';

function Overlaps() {
  const { overlaps, set } = useEdit();
  return (
    <Radio.Group
      size="small"
      value={overlaps}
      aria-label={t('cellEdit.overlaps')}
      options={(['cut', 'yield'] as const).map((value) => ({ value, label: t(`cellEdit.overlap.${value}`) }))}
      onChange={(event) => set({ overlaps: event.target.value as 'cut' | 'yield' })}
    />
  );
}

function Kept({ outcome }: { outcome: Outcome }) {
  const { chosen, set } = useEdit();
  const keep = (id: string): void => set({ chosen: [id, ...chosen.filter((one) => one !== id)] });
  return (
    <div className="lm-edit-choice">
      <span>{t('cellEdit.keep')}</span>
      <Select
        size="small"
        value={chosen[0] ?? null}
        aria-label={t('cellEdit.keep')}
        options={chosen.map((id) => {
          const cell = outcome.grid.byId.get(id);
          return { value: id, label: [cell?.name, cell?.code].filter(Boolean).join(' ') };
        })}
        onChange={keep}
      />
    </div>
  );
}

function Heir({ outcome }: { outcome: Outcome }) {
  const { chosen, heir, set } = useEdit();
  const cell = outcome.grid.byId.get(chosen[0] ?? '');
  if (!cell) return null;
  const neighbours = neighboursOf(outcome.grid, cell);
  return (
    <div className="lm-edit-choice">
      <span>{t('cellEdit.heir', { name: cell.name })}</span>
      <Select
        size="small"
        value={heirOf(outcome.grid, cell.id, heir) ?? NOBODY}
        aria-label={t('cellEdit.heir', { name: cell.name })}
        options={[
          ...neighbours.map(({ cell: { id, name } }) => ({
            value: id,
            label: t('cellEdit.heirTo', { name }),
          })),
          { value: NOBODY, label: t('cellEdit.heirNone') },
        ]}
        onChange={(id) => set({ heir: id === NOBODY ? null : id })}
      />
    </div>
  );
}

/** What is to be decided in a step before it is saved. */
export function Choices({ outcome }: { outcome: Outcome }) {
  const { step, finished, tier, chosen } = useEdit();
  if (step === 'draw' && finished && tier !== 'community') return <Overlaps />;
  if (step === 'merge' && chosen.length > 1) return <Kept outcome={outcome} />;
  if (step === 'remove') return <Heir outcome={outcome} />;
  return null;
}
