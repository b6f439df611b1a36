import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useApiQuery } from '#renderer/api/index';
import { t } from '#renderer/ui/index';
import type { ThingFilter } from '#shared/contract/things';
import type { KindId } from '#shared/domain/kinds/index';

type SavedFiltersProps = { kinds: readonly KindId[]; onChoose: (filter: ThingFilter) => void };

/** The office's saved lists of these kinds as filters: what one has saved, everybody can choose. */
export function SavedFilters({ kinds, onChoose }: SavedFiltersProps) {
  const { data } = useApiQuery('savedLists.all', {});
  const fitting = (data?.lists ?? []).flatMap(({ id, spec }) =>
    spec.source === 'thing' && spec.filter.kinds?.every((kind) => kinds.includes(kind))
      ? [{ id, title: spec.title, filter: spec.filter }]
      : [],
  );
  if (fitting.length === 0) return null;
  const items = fitting.map(({ id, title, filter }) => ({
    key: id,
    label: title,
    onClick: () => onChoose(filter),
  }));
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button data-action="saved-filters">
        {t('filter.saved')} <DownOutlined />
      </Button>
    </Dropdown>
  );
}
