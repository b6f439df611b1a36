import { parseArgs } from 'node:util';

/** What the host was asked to do on its command line; start.mjs answers --help from help.txt. */
export type CliOptions = {
  readonly map: string | undefined;
  readonly port: number;
  readonly open: boolean;
};

/** Reads the arguments. Throws an Error with a text for the user. */
export function parseCli(args: readonly string[]): CliOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      map: { type: 'string' },
      host: { type: 'boolean' },
      port: { type: 'string' },
      'no-open': { type: 'boolean' },
    },
  });
  const port = Number(values.port ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port: ${values.port}?`);
  return { map: values.map, port, open: !values['no-open'] };
}
