import { parseArgs } from 'node:util';

/** What the program was asked to do on its command line. */
export type CliOptions = {
  readonly map: string | undefined;
  readonly port: number;
  readonly open: boolean;
  readonly help: boolean;
};

export const HELP = `社区活地图 · Living Map

npm start                     安装、构建并打开程序（有 Electron 时打开桌面窗口，否则在浏览器中打开）
npm start -- --map 文件夹      打开这张地图
npm start -- --host           用浏览器打开（只在本机 127.0.0.1 监听）
npm start -- --port 端口       指定端口（默认自动选择；含 --host）
npm start -- --no-open        不自动打开浏览器，只显示地址
npm start -- --help           显示本说明

npm run -s call -- --list                        列出全部方法及其参数
npm run -s call -- 方法 'JSON' --map 文件夹       不开窗口执行一个方法`;

/** Reads the arguments. Throws an Error with a text for the user. */
export function parseCli(args: readonly string[]): CliOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      map: { type: 'string' },
      host: { type: 'boolean' },
      port: { type: 'string' },
      'no-open': { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const port = Number(values.port ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port: ${values.port}?`);
  return { map: values.map, port, open: !values['no-open'], help: values.help ?? false };
}
