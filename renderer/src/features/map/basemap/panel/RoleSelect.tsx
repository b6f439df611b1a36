import { Segmented } from 'antd';
import { t } from '#renderer/ui/index';
import type { Basemap } from '#shared/contract/basemaps';

const ROLES = ['base', 'annotation'] as const;

/** Whether a basemap lies below the others or writes over them. */
export function RoleSelect(props: { value: Basemap['role']; onChange: (role: Basemap['role']) => void }) {
  return (
    <Segmented
      value={props.value}
      options={ROLES.map((value) => ({ value, label: t(`map.basemap.role.${value}`) }))}
      onChange={props.onChange}
    />
  );
}
