/** One import from file to committed rows in a process of its own, so that its memory is nobody else's: `FILE` → JSON. */
import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { makeTestCore } from '#tests/helpers/testCore';

const core = makeTestCore();
const delay = monitorEventLoopDelay({ resolution: 2 });
const steps: Record<string, number> = {};
let blockMs = 0;
let peak = 0;
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage().rss);
}, 20);

async function step<T>(name: string, body: () => Promise<T>): Promise<T> {
  delay.reset();
  delay.enable();
  const start = performance.now();
  const result = await body();
  steps[name] = Math.round(performance.now() - start);
  delay.disable();
  blockMs = Math.max(blockMs, delay.max / 1e6);
  return result;
}

await core.call('maps.create', { name: '大名册' });
const bytes = new Uint8Array(readFileSync(process.argv[2] ?? ''));
const file = await step('read', () => core.call('imports.open', { fileName: '人才.xlsx', bytes }));
const [sheet] = file.sheets;
const proposed = await step('map', () =>
  core.call('imports.propose', {
    importId: file.importId,
    sheet: 0,
    headerRow: sheet?.headerRow ?? 0,
    kind: 'person',
  }),
);
const plan = {
  ...proposed,
  duplicates: 'add' as const,
  defaults: { ...proposed.defaults, consentBasis: 'signed', consentOn: '2026-01-01' },
};
await step('check', () => core.call('imports.preview', plan));
const { created } = await step('commit', () => core.call('imports.commit', plan));
clearInterval(watch);
const totalMs = Object.values(steps).reduce((sum, ms) => sum + ms, 0);
console.log(
  JSON.stringify({
    ...steps,
    totalMs,
    created,
    blockMs: Math.round(blockMs),
    peakMb: Math.round(peak / 1e6),
  }),
);
await core.dispose();
