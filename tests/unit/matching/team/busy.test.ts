import { expect, it } from 'vitest';
import { busyUntil, type OpenJob } from '#shared/domain/matching/team/index';

const job = (thingId: string, dueAtMs: number | null): OpenJob => ({
  thingId,
  problemNumber: '1',
  sentAtMs: 0,
  dueAtMs,
});

it('somebody is at work until the last of their jobs is due; nobody knows of one that is overdue or has no end', () => {
  const jobs = [job('a', 200), job('a', 300), job('b', 50), job('c', null), job('d', 400), job('d', null)];
  expect([...busyUntil(jobs, 100)]).toEqual([['a', 300]]);
});
