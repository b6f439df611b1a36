import { t } from '#renderer/ui/index';

/** 正在办 20260802-003: nobody can be at two places at once. */
export const BusyChip = ({ number }: { number: string | null }) =>
  number === null ? null : <em className="lm-busy-chip">{t('team.busyWith', { number })}</em>;
