import type { LngLat } from '#shared/domain/geo/types';
import type { PlannedRow } from '#shared/domain/imports/plan';
import { type Evidence, RecordMatcher } from '#shared/domain/imports/recordMatch';
import type { KindId } from '#shared/domain/kinds/index';
import { knownRecordsAfter } from '../../store/sqlite/queries/things.ts';
import type { Store } from '../../store/store.ts';

/** Records read in one go: some milliseconds of work. */
const RECORDS_PER_TURN = 2000;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What a row tells about which record it is. */
export const evidenceOf = ({ values }: PlannedRow, anchor: LngLat | null): Evidence => ({
  name: textOf(values.name),
  estate: textOf(values.estate),
  address: textOf(values.address),
  phone: textOf(values.phone),
  anchor,
});

/** Reads the records of a kind and makes the finder of what a row stands for. */
export async function makeMatcher(
  store: Store,
  kind: KindId,
  breathe: () => Promise<void>,
): Promise<RecordMatcher> {
  const matcher = new RecordMatcher();
  for (let after = ''; ; ) {
    const records = knownRecordsAfter(store, kind, after, RECORDS_PER_TURN);
    for (const [id, name, estate, address, phone, lng, lat] of records)
      matcher.add(id, {
        name,
        estate: textOf(estate),
        address: address ?? '',
        phone: phone ?? '',
        anchor: lng === null || lat === null ? null : [lng, lat],
      });
    const last = records.at(-1);
    if (last === undefined || records.length < RECORDS_PER_TURN) return matcher;
    after = last[0];
    await breathe();
  }
}
