import { Segmented, Select } from 'antd';
import { useCategories } from '#renderer/api/lookups';
import { dynamic, t } from '#renderer/ui/index';
import { SKILL_LEVELS, type SkillLevel } from '#shared/domain/kinds/values';
import { parseSkills } from '#shared/domain/written/index';
import type { FieldProps } from '../fieldProps.ts';

const SEPARATORS = ['、', '，', ',', '；', ';'];
const LEVELS = 'skillLevels';

/** Skills of the tree, offered under their groups and found by their synonyms too. */
function useSkillOptions() {
  const { list } = useCategories();
  const tree = list.filter((category) => category.scope === 'skill');
  const groups = tree.filter((category) => category.parentId === null);
  return groups.map((group) => ({
    label: group.name,
    options: [group, ...tree.filter((category) => category.parentId === group.id)].map((skill) => ({
      value: skill.name,
      label: skill.name,
      search: [skill.name, ...skill.keywords].join(' '),
    })),
  }));
}

type Levels = Readonly<Record<string, SkillLevel>>;
const levelsOf = (value: unknown): Levels =>
  value !== null && typeof value === 'object' ? (value as Levels) : {};

/** Skills with their levels; other words than those of the tree may be typed too. */
export function SkillsField({ id, value, onChange, others }: FieldProps) {
  const options = useSkillOptions();
  const skills = Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
  const levels = levelsOf(others?.value(LEVELS));
  const put = (next: readonly string[]): void => {
    // 电工（高级） typed in one word is a skill and its level.
    const read = next.map((one) => parseSkills(one));
    const names = [...new Set(read.flatMap((one) => one.skills))];
    const kept = Object.entries({ ...levels, ...Object.assign({}, ...read.map((one) => one.skillLevels)) });
    onChange(names);
    others?.set(LEVELS, Object.fromEntries(kept.filter(([name]) => names.includes(name))));
  };
  return (
    <>
      <Select
        id={id}
        mode="tags"
        tokenSeparators={SEPARATORS}
        placeholder={t('things.skillsHint')}
        value={skills}
        options={options}
        showSearch={{ optionFilterProp: 'search' }}
        onChange={put}
      />
      {others && skills.length > 0 && (
        <div className="lm-levels">
          {skills.map((skill) => (
            <LevelOf
              key={skill}
              skill={skill}
              level={levels[skill]}
              onChange={(level) => {
                const { [skill]: _before, ...rest } = levels;
                others.set(LEVELS, level ? { ...rest, [skill]: level } : rest);
              }}
            />
          ))}
        </div>
      )}
    </>
  );
}

type LevelOfProps = {
  skill: string;
  level: SkillLevel | undefined;
  onChange: (level: SkillLevel | null) => void;
};

function LevelOf({ skill, level, onChange }: LevelOfProps) {
  return (
    <div className="lm-level" data-skill={skill}>
      <span title={skill}>{skill}</span>
      <Segmented
        size="small"
        value={level ?? 'none'}
        options={[
          { value: 'none', label: t('things.noLevel') },
          ...SKILL_LEVELS.map((one) => ({ value: one, label: dynamic(`choice.skillLevel.${one}`) })),
        ]}
        onChange={(next) => onChange(SKILL_LEVELS.find((one) => one === next) ?? null)}
      />
    </div>
  );
}
