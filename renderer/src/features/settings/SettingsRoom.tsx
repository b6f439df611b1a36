import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { OfficeFields } from '#renderer/features/fields/index';
import { RecycleBin } from '#renderer/features/history/index';
import { WeightForm } from '#renderer/features/problems/index';
import { t } from '#renderer/ui/index';
import { About } from './About.tsx';
import { Backups } from './Backups.tsx';
import { Categories } from './Categories.tsx';
import { CodeForm } from './CodeForm.tsx';
import { FreshnessForm } from './FreshnessForm.tsx';
import { LookForm } from './LookForm.tsx';
import { Learning } from './learning/Learning.tsx';
import { OfficeForm } from './OfficeForm.tsx';
import { RunCards } from './runCards/RunCards.tsx';
import { TeamForm } from './TeamForm.tsx';
import './settings.css';

const SECTIONS = {
  office: OfficeForm,
  categories: Categories,
  fields: OfficeFields,
  freshness: FreshnessForm,
  weights: WeightForm,
  team: TeamForm,
  runCards: RunCards,
  learning: Learning,
  codes: CodeForm,
  backups: Backups,
  bin: RecycleBin,
  look: LookForm,
  about: About,
} as const satisfies Record<string, () => ReactNode>;

/** 设置: one section at a time, names at the left. */
export function SettingsRoom() {
  return (
    <Tabs
      className="lm-settings"
      tabPlacement="start"
      destroyOnHidden
      items={(Object.keys(SECTIONS) as (keyof typeof SECTIONS)[]).map((key) => {
        const Section = SECTIONS[key];
        return {
          key,
          label: t(`settings.${key}`),
          children: (
            // Each section scrolls by itself, so that it opens at its top wherever the one before was left.
            <div className="lm-settings-scroll">
              <section className="lm-settings-section">
                <h2>{t(`settings.${key}`)}</h2>
                <Section />
              </section>
            </div>
          ),
        };
      })}
    />
  );
}
