import { fileURLToPath } from 'node:url';
import type { Actor } from '#core/actor';
import type { Core } from '#core/core';
import { createCore } from '#core/createCore';
import { dynamicText } from '#shared/i18n/index';
import { openInBrowser } from './browsers.ts';
import { type CliOptions, parseCli } from './cli.ts';
import { nodePorts } from './ports.ts';
import { type Host, startHost } from './server.ts';

// This file is built to out/host/index.js: the paths are those of the bundle.
const here = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

async function openMap(core: Core, folder: string, sessionId: string): Promise<void> {
  const actor: Actor = { userId: 'admin', roleId: 'administrator', via: 'http', sessionId };
  const answer = await core.dispatch('maps.open', { folder }, actor);
  // Not fatal: the first screen offers other maps.
  if (!answer.ok)
    console.error(dynamicText(`error.${answer.error.code}`, answer.error.params) ?? answer.error.code);
}

function stopOnSignals(core: Core, host: Host): void {
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    await host.close();
    await core.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());
  process.on('message', (message) => void (message === 'stop' && stop()));
}

async function announce(host: Host, options: CliOptions): Promise<void> {
  const url = host.newStartUrl();
  const opened = options.open && (await openInBrowser(url));
  const why = process.env.LIVING_MAP_WHY ? `（${process.env.LIVING_MAP_WHY}）` : '';
  console.log(
    opened ? `已在浏览器中打开${why}：${url}` : `请在本机浏览器中打开${why}，地址只能用一次：${url}`,
  );
  console.log('按 Ctrl+C 退出；按回车再给一个新地址。');
  process.stdin.on('data', () => console.log(host.newStartUrl())).unref?.();
}

async function main(): Promise<void> {
  const options = parseCli(process.argv.slice(2));
  const ports = nodePorts('browser', {
    parserEntry: new URL('./parserProcess.js', import.meta.url),
    tilesEntry: new URL('./tileProcess.js', import.meta.url),
    trainEntry: new URL('./trainProcess.js', import.meta.url),
    resourcesDir: here('../../resources'),
  });
  const core = createCore(ports);
  // The browser may start while the map opens; what it asks meanwhile waits, so that it never shows the first screen.
  let opening: Promise<void> = Promise.resolve();
  const dispatch: Core['dispatch'] = async (...call) => {
    await opening;
    return core.dispatch(...call);
  };
  const host = await startHost({
    core: { ...core, dispatch },
    rendererDir: here('../renderer'),
    newId: ports.newId,
    port: options.port,
  });
  stopOnSignals(core, host);
  if (options.map !== undefined) opening = openMap(core, options.map, ports.newId());
  await announce(host, options);
}

main().catch((error: unknown) => {
  const code = (error as { code?: unknown }).code;
  console.error(
    code === 'EADDRINUSE'
      ? '这个端口已被占用，请换一个 --port。'
      : error instanceof Error
        ? error.message
        : error,
  );
  process.exit(1);
});
