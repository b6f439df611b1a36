import { HeartOutlined } from '@ant-design/icons';
import { t } from '#renderer/ui/index';
import type { UnderstoodAnswer } from '#shared/contract/understood';
import { VULNERABLE_GROUPS, type VulnerableGroup } from '#shared/domain/matching/understand/types';
import { Chip } from './Chip.tsx';
import { useCorrect } from './useCorrect.ts';

/** People whom it hits harder; each group is switched on and off in the menu. */
export function VulnerableChip({ understood }: { understood: UnderstoodAnswer }) {
  const { corrections, correct } = useCorrect();
  const groups = understood.vulnerable.map(({ group }) => group);
  const toggle = (group: VulnerableGroup): void =>
    correct({
      vulnerable: groups.includes(group) ? groups.filter((one) => one !== group) : [...groups, group],
    });
  return (
    <Chip
      name="vulnerable"
      label={t('answer.chip.vulnerable')}
      icon={<HeartOutlined />}
      empty={groups.length === 0}
      onReset={corrections.vulnerable === undefined ? null : () => correct({ vulnerable: undefined })}
      items={VULNERABLE_GROUPS.map((group) => ({
        key: group,
        label: `${groups.includes(group) ? '✓ ' : '　'}${t(`vulnerable.${group}`)}`,
        onClick: () => toggle(group),
      }))}
    >
      {groups.length === 0
        ? t('answer.chip.nobodyVulnerable')
        : groups.map((group) => t(`vulnerable.${group}`)).join('、')}
    </Chip>
  );
}
