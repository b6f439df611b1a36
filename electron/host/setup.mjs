// Installing and building, for start.mjs and test.mjs: built-ins only, and Node 20, because nothing is installed yet.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const MODULES = join(ROOT, 'node_modules');
const OUT = join(ROOT, 'out');
const BUILT_FROM = ['electron', 'renderer', 'shared', 'package.json', 'package-lock.json'];
const BUILD_CONFIGS = ['electron.vite.config.ts', 'vite.host.config.ts'];

const sha256 = (parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};
const readText = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '');

/** The program's own Node 24, once it is installed; this one when it is new enough. */
export function node24() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const own = join(MODULES, 'node', 'bin', name);
  return existsSync(own) || Number.parseInt(process.versions.node, 10) < 24 ? own : process.execPath;
}

/** The environment of everything that is started: Node 24 and the project's tools come first. */
export function environment(extra = {}) {
  const path = [join(MODULES, 'node', 'bin'), join(MODULES, '.bin'), process.env.PATH ?? ''].join(delimiter);
  return { ...process.env, ...extra, PATH: path };
}

/** Runs a program to its end; resolves with its exit code (1 when it cannot start), and its output if `quiet`. */
export function run(command, args, options = {}) {
  const { quiet = false, ...rest } = options;
  return new Promise((resolve) => {
    const started = Date.now();
    const child = spawn(command, args, {
      cwd: ROOT,
      env: environment(quiet ? { NO_COLOR: '1' } : {}),
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      ...rest,
    });
    let output = '';
    const keep = (chunk) => {
      output += chunk;
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.on('error', (error) => resolve({ code: 1, output: error.message, ms: Date.now() - started }));
    child.on('close', (code) => resolve({ code: code ?? 1, output, ms: Date.now() - started }));
  });
}

function npm(args) {
  const cli = process.env.npm_execpath;
  // By its script where npm started us: on Windows npm itself is a batch file.
  if (cli?.endsWith('.js')) return run(process.execPath, [cli, ...args]);
  return run('npm', args, { shell: process.platform === 'win32' });
}

/** Whether node_modules already holds what the lock asks for (an `npm ci` by hand). */
function matchesLock() {
  const installed = readText(join(MODULES, '.package-lock.json'));
  if (!installed || !existsSync(node24())) return false;
  const have = JSON.parse(installed).packages;
  const want = JSON.parse(readText(join(ROOT, 'package-lock.json'))).packages;
  return Object.entries(want).every(
    ([path, one]) => path === '' || one.optional || one.devOptional || have[path]?.version === one.version,
  );
}

/** Installs the packages when the lock has changed since the last time. */
export async function ensureInstalled() {
  const stamp = join(MODULES, '.living-map-install');
  const wanted = sha256([readText(join(ROOT, 'package-lock.json'))]);
  if (readText(stamp) === wanted && existsSync(node24())) return;
  if (!matchesLock()) {
    console.log('正在安装程序需要的组件（第一次约需几分钟）……');
    for (const args of [
      ['ci', '--ignore-scripts', '--no-audit', '--no-fund'],
      ['rebuild', 'node'],
    ]) {
      const { code } = await npm(args);
      if (code !== 0) throw new Error(`安装没有成功：npm ${args.join(' ')}。请检查网络后再试。`);
    }
  }
  writeFileSync(stamp, wanted);
}

function* filesUnder(path) {
  if (!existsSync(path)) return;
  for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const inner = join(path, entry.name);
    if (entry.isDirectory()) yield* filesUnder(inner);
    else yield inner;
  }
}

function sourcesHash() {
  const files = [...BUILT_FROM, ...BUILD_CONFIGS].flatMap((name) => {
    const path = join(ROOT, name);
    return /\.(json|ts)$/.test(name) ? [path] : [...filesUnder(path)];
  });
  return sha256(
    files.flatMap((file) => [file.slice(ROOT.length), existsSync(file) ? readFileSync(file) : '']),
  );
}

const script = (...parts) => join(MODULES, ...parts);

/** Builds desktop and host when a source has changed since the last build. Returns whether it had to. */
export async function ensureBuilt() {
  const stamp = join(OUT, '.built-from');
  const wanted = sourcesHash();
  if (readText(stamp) === wanted) return false;
  console.log('正在构建程序……');
  for (const args of [
    [script('electron-vite', 'bin', 'electron-vite.js'), 'build'],
    [script('vite', 'bin', 'vite.js'), 'build', '--config', 'vite.host.config.ts'],
  ]) {
    const { code, output } = await run(node24(), args, { quiet: true });
    if (code !== 0) throw new Error(`构建没有成功：\n${output}`);
  }
  mkdirSync(OUT, { recursive: true });
  writeFileSync(stamp, wanted);
  return true;
}
