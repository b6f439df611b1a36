import { Badge, Button, Checkbox, DatePicker, Popover, Select } from 'antd';
import dayjs from 'dayjs';
import { useCategories } from '#renderer/api/lookups';
import { fieldName, t } from '#renderer/ui/index';
import type { ThingFilter } from '#shared/contract/things';
import { CONSENT_STATES, needsConsent } from '#shared/domain/consent';
import { fieldOf, type KindId } from '#shared/domain/kinds/index';

type MoreFilterProps = {
  kinds: readonly KindId[];
  filter: ThingFilter;
  onChange: (patch: ThingFilter) => void;
};

const STALE_DAYS = 90;
type Freshness = 'within' | 'stale';
/** Fields whose absence is asked for, where the kinds have them; a place every kind has. */
const MISSING = ['phone', 'address', 'categoryId', 'skills', 'capabilities', 'contactName'] as const;

const freshnessOf = (filter: ThingFilter): Freshness | null =>
  filter.verifiedWithinDays !== undefined
    ? 'within'
    : filter.notVerifiedForDays !== undefined
      ? 'stale'
      : null;

/** What a cleared filter says of these questions. */
const CLEARED: ThingFilter = {
  skills: [],
  allSkills: false,
  availableNow: false,
  availableAtMs: undefined,
  verifiedWithinDays: undefined,
  notVerifiedForDays: undefined,
  missing: [],
  consent: [],
};

const isAsked = (filter: ThingFilter): number =>
  [
    filter.skills?.length,
    filter.availableNow || filter.availableAtMs !== undefined,
    freshnessOf(filter),
    filter.missing?.length,
    filter.consent?.length,
  ].filter(Boolean).length;

function Skills({ filter, onChange }: Omit<MoreFilterProps, 'kinds'>) {
  const { list } = useCategories();
  const names = list.filter(({ scope }) => scope === 'skill').map(({ name }) => name);
  return (
    <div className="lm-field">
      <span className="lm-field-label">
        <span>{t('filter.skills')}</span>
        <Checkbox
          checked={filter.allSkills ?? false}
          onChange={(event) => onChange({ allSkills: event.target.checked })}
        >
          {t('filter.allSkills')}
        </Checkbox>
      </span>
      <Select
        mode="tags"
        allowClear
        aria-label={t('filter.skills')}
        placeholder={t('filter.skillsHint')}
        tokenSeparators={['、', '，', ',']}
        value={filter.skills ?? []}
        options={[...new Set(names)].map((name) => ({ value: name, label: name }))}
        onChange={(skills: string[]) => onChange({ skills })}
      />
    </div>
  );
}

function Availability({ filter, onChange }: Omit<MoreFilterProps, 'kinds'>) {
  return (
    <div className="lm-field">
      <span className="lm-field-label">
        <span>{t('filter.available')}</span>
        <Checkbox
          data-filter="availableNow"
          checked={filter.availableNow ?? false}
          onChange={(event) => onChange({ availableNow: event.target.checked, availableAtMs: undefined })}
        >
          {t('filter.now')}
        </Checkbox>
      </span>
      <DatePicker
        showTime={{ format: 'HH:mm', minuteStep: 5 }}
        format="YYYY-MM-DD HH:mm"
        placeholder={t('filter.at')}
        aria-label={t('filter.at')}
        value={filter.availableAtMs === undefined ? null : dayjs(filter.availableAtMs)}
        onChange={(at) => onChange({ availableAtMs: at?.valueOf(), availableNow: false })}
      />
    </div>
  );
}

function Choices({ kinds, filter, onChange }: MoreFilterProps) {
  const missing = MISSING.filter((key) => kinds.some((kind) => fieldOf(kind, key)));
  return (
    <>
      <div className="lm-field">
        <span className="lm-field-label">{t('filter.freshness')}</span>
        <Select
          allowClear
          aria-label={t('filter.freshness')}
          placeholder={t('filter.any')}
          value={freshnessOf(filter)}
          options={(['within', 'stale'] as const).map((value) => ({
            value,
            label: t(`filter.fresh.${value}`, { days: STALE_DAYS }),
          }))}
          onChange={(value: Freshness | null | undefined) =>
            onChange({
              verifiedWithinDays: value === 'within' ? STALE_DAYS : undefined,
              notVerifiedForDays: value === 'stale' ? STALE_DAYS : undefined,
            })
          }
        />
      </div>
      <div className="lm-field">
        <span className="lm-field-label">{t('filter.missing')}</span>
        <Select
          mode="multiple"
          allowClear
          aria-label={t('filter.missing')}
          placeholder={t('filter.any')}
          value={filter.missing ?? []}
          options={missing.map((key) => ({ value: key, label: fieldName(key) }))}
          onChange={(keys: string[]) => onChange({ missing: keys })}
        />
      </div>
      {kinds.every(needsConsent) && (
        <div className="lm-field">
          <span className="lm-field-label">{t('filter.consent')}</span>
          <Select
            mode="multiple"
            allowClear
            aria-label={t('filter.consent')}
            placeholder={t('filter.any')}
            value={filter.consent ?? []}
            options={CONSENT_STATES.map((state) => ({
              value: state,
              label: t(`filter.consentState.${state}`),
            }))}
            onChange={(consent) => onChange({ consent })}
          />
        </div>
      )}
    </>
  );
}

/** 更多筛选: what they can do, when they can be had, how fresh they are, what is missing. */
export function MoreFilter(props: MoreFilterProps) {
  const { filter, onChange } = props;
  const asked = isAsked(filter);
  const content = (
    <div className="lm-own-filter">
      <Skills {...props} />
      <Availability {...props} />
      <Choices {...props} />
      <Button size="small" disabled={asked === 0} onClick={() => onChange(CLEARED)}>
        {t('things.clearFilter')}
      </Button>
    </div>
  );
  return (
    <Popover trigger="click" placement="bottomLeft" content={content}>
      <Badge count={asked} size="small">
        <Button data-action="more-filter">{t('filter.more')}</Button>
      </Badge>
    </Popover>
  );
}
