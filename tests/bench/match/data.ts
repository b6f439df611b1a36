/** Reads the labelled files of the real complaints; see shared/data (SOURCE.md): for benches only. */
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import Papa from 'papaparse';

export type Message = { readonly title: string; readonly body: string; readonly label: string };
export type SegmentedMessage = { readonly words: readonly string[]; readonly label: string };

export const shared = (path: string): URL => new URL(`../../../../shared/data/${path}`, import.meta.url);

/** Rows of a file with 留言主题, 留言详情 and 一级标签; those without label or text are left out. */
export function readMessages(file: string | URL): Message[] {
  const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  return data
    .map((row) => ({
      title: row.留言主题?.trim() ?? '',
      body: row.留言详情?.trim() ?? '',
      label: row.一级标签?.trim() ?? '',
    }))
    .filter(({ title, body, label }) => label !== '' && title + body !== '');
}

/** The peer's segmented rows; empty where the file is not there. */
export function readSegmented(): SegmentedMessage[] {
  const file = shared('taidi2020c_segmented/segmented.jsonl.gz');
  if (!existsSync(file)) return [];
  return gunzipSync(readFileSync(file))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { tokens: string; label: string })
    .map(({ tokens, label }) => ({ words: tokens.split(' ').filter(Boolean), label }));
}

export const fullText = ({ title, body }: Message): string => `${title} ${body}`.trim();
/** What a clerk would have typed: the title, or the first 40 characters. */
export const shortText = ({ title, body }: Message): string => title || body.slice(0, 40);
