// Runs every check of the project and says in one closing line what passed and failed. Built-ins only, Node 20.
// --fast leaves the journeys (and the Chromium that they need) out.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, environment, node24, ROOT, run } from './electron/host/setup.mjs';

const fast = process.argv.includes('--fast');
const BAD_IMPORTS = 'tests/fixtures/bad-imports';
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const CJK_FONTS = '/usr/share/fonts/opentype/noto';

const script = (...parts) => join(ROOT, 'node_modules', ...parts);
const node = (...args) => run(node24(), args, { quiet: true });
const TSC = script('typescript7', 'bin', 'tsc');
const DEPCRUISE = script('dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
const VITEST = script('vitest', 'vitest.mjs');

const ok = (count = 1) => ({ passed: count, failed: 0 });
const bad = (output, failed = 1, passed = 0) => ({ passed, failed, output });
const byExit = ({ code, output }) => (code === 0 ? ok() : bad(output));

/** Runs vitest on some of the tests and counts what it counted; a run that counted nothing has failed. */
async function vitest(args, env = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'living-map-test-'));
  const report = join(folder, 'report.json');
  try {
    const all = ['run', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const { code, output } = await run(node24(), [VITEST, ...all], {
      quiet: true,
      env: environment({ NO_COLOR: '1', ...env }),
    });
    const counts = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
    const passed = counts?.numPassedTests ?? 0;
    const failed = counts?.numFailedTests ?? 0;
    const skipped = output.split('\n').filter((line) => line.startsWith('skipped:'));
    for (const line of new Set(skipped)) console.log(`    ${line}`);
    if (code === 0 && passed > 0) return ok(passed);
    // A file that cannot even be loaded has no tests to count.
    return bad(output, Math.max(failed, 1), passed);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const RULES_FILE = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json'];

async function cruise(...paths) {
  const { output } = await node(DEPCRUISE, ...RULES_FILE, ...paths);
  const start = output.indexOf('{');
  return start < 0 ? undefined : JSON.parse(output.slice(start)).summary;
}

/** The rules hold, and were really asked: dependency-cruiser says "no violations" too when it can read nothing. */
async function imports() {
  const summary = await cruise('shared', 'electron', 'renderer');
  if (!summary || summary.totalCruised < 50)
    return bad(`only ${summary?.totalCruised ?? 0} modules were read`);
  const lines = summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
  return lines.length === 0 ? ok() : bad(lines.join('\n'), lines.length);
}

/** Every rule is broken by the fixture, or it would not be noticed if the rule did nothing. */
async function badImports() {
  const summary = await cruise(BAD_IMPORTS);
  const broken = new Set(summary?.violations.map(({ rule }) => rule.name));
  const rules = summary?.ruleSetUsed.forbidden.map(({ name }) => name) ?? [];
  const idle = rules.filter((name) => !broken.has(name));
  if (rules.length === 0 || idle.length > 0)
    return bad(`broken by nothing in ${BAD_IMPORTS}: ${idle.join(', ')}`);
  return ok(rules.length);
}

/** Chromium and a Chinese font, by apt where that is possible. Undefined when both are there, else what to do. */
async function missingBrowser() {
  const missing = () => !CHROMIUM.some(existsSync) && !process.env.CHROMIUM_PATH;
  const fontless = () => process.platform === 'linux' && !existsSync(CJK_FONTS);
  if (!missing() && !fontless()) return undefined;
  const debian = existsSync('/etc/debian_version') && process.getuid?.() === 0;
  if (debian) {
    console.log('    installing chromium and fonts-noto-cjk …');
    const env = environment({ DEBIAN_FRONTEND: 'noninteractive' });
    await run('apt-get', ['update'], { quiet: true, env });
    await run('apt-get', ['install', '-y', 'chromium', 'fonts-noto-cjk'], { quiet: true, env });
  }
  if (missing())
    return 'no Chromium: apt-get install -y chromium fonts-noto-cjk, or name one in CHROMIUM_PATH';
  if (fontless()) console.log('    no Chinese font found: apt-get install -y fonts-noto-cjk');
  return undefined;
}

async function journeys() {
  const missing = await missingBrowser();
  return missing ? bad(missing) : vitest(['--config', 'vitest.e2e.config.ts']);
}

async function build() {
  try {
    await ensureBuilt();
    return ok();
  } catch (error) {
    return bad(error.message);
  }
}

// These choose their own way to the core.
const OWN_WAY = ['host', 'call'].flatMap((name) => ['--exclude', `tests/contract/${name}.test.ts`]);

const PARTS = [
  [
    'lint',
    async () =>
      byExit(
        await node(
          script('@biomejs', 'biome', 'bin', 'biome'),
          'ci',
          '--colors=off',
          '--diagnostic-level=error',
          '.',
        ),
      ),
  ],
  ...['shared', 'electron', 'renderer', 'tests'].map((part) => [
    `types: ${part}`,
    async () => byExit(await node(TSC, '-p', part)),
  ]),
  ['imports', imports],
  ['imports: every rule bites', badImports],
  ['unit', () => vitest(['tests/unit'])],
  ['contract, in process', () => vitest(['tests/contract'])],
  ['contract, over HTTP', () => vitest(['tests/contract', ...OWN_WAY], { LIVING_MAP_TARGET: 'http' })],
  ['store', () => vitest(['tests/store'])],
  ['component', () => vitest(['tests/component'])],
  ['build', build],
  ...(fast ? [] : [['journeys', journeys]]),
];

const SHOWN_LINES = 200;
const lastLines = (output) => output.trimEnd().split('\n').slice(-SHOWN_LINES).join('\n');

async function main() {
  await ensureInstalled();
  const total = { passed: 0, failed: 0 };
  for (const [name, part] of PARTS) {
    const started = Date.now();
    const { passed, failed, output } = await part().catch((error) => bad(String(error)));
    total.passed += passed;
    total.failed += failed;
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    console.log(`${failed ? '✗' : '✓'} ${name}: ${passed} passed, ${failed} failed (${seconds} s)`);
    if (failed) console.log(`${lastLines(output ?? '')}\n`);
  }
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

main().catch((error) => {
  console.error(error.message);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
});
