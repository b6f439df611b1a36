import { Button } from 'antd';
import { dynamic, EmptyState, t } from '#renderer/ui/index';
import type { ThingFilter } from '#shared/contract/things';
import type { KindId } from '#shared/domain/kinds/index';
import { AddButton } from './Toolbar.tsx';

const isNarrowed = ({ kinds: _kinds, ...rest }: ThingFilter): boolean => Object.keys(rest).length > 0;

type NoRowsProps = { kinds: readonly KindId[]; filter: ThingFilter; onClear: () => void };

/** What stands in the place of rows: nothing kept yet, or nothing that the filter takes. */
export function NoRows({ kinds, filter, onClear }: NoRowsProps) {
  if (isNarrowed(filter)) {
    return (
      <EmptyState
        title={t('things.noMatch')}
        hint={t('things.noMatchHint')}
        action={<Button onClick={onClear}>{t('things.clearFilter')}</Button>}
      />
    );
  }
  const room = kinds.length === 1 ? (kinds[0] ?? 'resource') : 'resource';
  return (
    <EmptyState
      title={dynamic(`things.empty.${room}`, t('things.empty.resource'))}
      hint={dynamic(`things.emptyHint.${room}`, t('things.emptyHint.resource'))}
      action={<AddButton kinds={kinds} />}
    />
  );
}
