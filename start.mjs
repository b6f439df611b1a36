// Installs, builds and opens the program. Built-ins only and Node 20: nothing is installed when it first runs.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ensureBuilt, ensureInstalled, environment, node24, ROOT, run } from './electron/host/setup.mjs';

const ELECTRON = join(ROOT, 'node_modules', 'electron');
const DOWNLOAD_MS = 20_000;
/** An Electron that ends this soon with an error could not open at all. */
const EARLY_EXIT_MS = 8_000;

// npm runs us in the project's folder; a folder that the user names is seen from where the user stands.
const fromHere = (folder) => resolve(process.env.INIT_CWD ?? process.cwd(), folder);
const args = process.argv.slice(2).map((arg, index, all) => {
  if (arg.startsWith('--map=')) return `--map=${fromHere(arg.slice('--map='.length))}`;
  return all[index - 1] === '--map' ? fromHere(arg) : arg;
});
const has = (name) => args.some((arg) => arg === name || arg.startsWith(`${name}=`));

function electronBinary() {
  const named = join(ELECTRON, 'path.txt');
  if (!existsSync(named)) return undefined;
  const binary = join(ELECTRON, 'dist', readFileSync(named, 'utf8').trim());
  return existsSync(binary) ? binary : undefined;
}

/** Why there can be no desktop window, or undefined. The cheap questions first, the download last. */
async function whyNoDesktop() {
  if (has('--host') || has('--port') || has('--no-open')) return '按命令行的要求';
  if (process.getuid?.() === 0) return '正以 root 运行，桌面窗口不安全';
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)
    return '没有显示器';
  if (electronBinary()) return undefined;
  console.log('正在获取桌面窗口程序 Electron（最多等 20 秒）……');
  await run(node24(), [join(ELECTRON, 'install.js')], {
    quiet: true,
    timeout: DOWNLOAD_MS,
    killSignal: 'SIGKILL',
  });
  return electronBinary() ? undefined : '没有 Electron，也下载不到';
}

/** Starts a program that takes over the terminal; resolves when it has ended. */
function hand(command, commandArgs, env) {
  return new Promise((settle) => {
    const child = spawn(command, commandArgs, {
      cwd: process.cwd(),
      env: environment(env),
      stdio: 'inherit',
    });
    const pass = (signal) => child.kill(signal);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, pass);
    child.on('error', () => settle(1));
    child.on('exit', (code) => settle(code ?? 0));
  });
}

async function openDesktop() {
  console.log('正在打开桌面窗口（已有 Electron）。');
  const started = Date.now();
  const code = await hand(electronBinary(), [ROOT, ...args]);
  if (code !== 0 && Date.now() - started < EARLY_EXIT_MS) return '桌面窗口没能打开';
  process.exit(code);
}

async function main() {
  if (has('--help') || has('-h')) {
    console.log(readFileSync(join(ROOT, 'electron', 'host', 'help.txt'), 'utf8'));
    return;
  }
  await ensureInstalled();
  await ensureBuilt();
  const why = (await whyNoDesktop()) ?? (await openDesktop());
  process.exit(
    await hand(node24(), [join(ROOT, 'out', 'host', 'index.js'), ...args], { LIVING_MAP_WHY: why }),
  );
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
