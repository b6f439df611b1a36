import { Checkbox } from 'antd';
import { t } from '#renderer/ui/index';
import type { ThingFilter } from '#shared/contract/things';
import { asksForUnposted, withUnposted } from '#shared/domain/filter/index';
import { fieldOf, type KindId } from '#shared/domain/kinds/index';

type PostFilterProps = {
  kinds: readonly KindId[];
  filter: ThingFilter;
  onChange: (patch: ThingFilter) => void;
};

/** 未设岗党员, where the room's things have posts. */
export function PostFilter({ kinds, filter, onChange }: PostFilterProps) {
  if (!kinds.every((kind) => fieldOf(kind, 'post'))) return null;
  return (
    <Checkbox
      data-filter="unposted"
      checked={asksForUnposted(filter.conditions)}
      onChange={(event) => onChange({ conditions: withUnposted(filter.conditions, event.target.checked) })}
    >
      {t('things.unposted')}
    </Checkbox>
  );
}
