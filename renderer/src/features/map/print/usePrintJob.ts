import { App } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { api } from '#renderer/api/index';
import { type PrintChoice, printPage } from '#renderer/features/lists/index';
import { saveFile } from '#renderer/platform/index';
import { type JobState, t, useErrorNotice } from '#renderer/ui/index';
import type { MapEngine } from '../engine.ts';
import { paintFurniture } from './furniture.ts';
import { pdfOf } from './pdf.ts';
import { pngOf } from './png.ts';
import { type Rendered, renderSheet } from './render.ts';
import type { Frame } from './usePrintFrame.ts';
import type { PrintSheet } from './usePrintSheet.ts';

export const OUTPUTS = ['png', 'pdf', 'print'] as const;
export type Output = (typeof OUTPUTS)[number];

const isAbort = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';

/** One page of the paper's exact size with nothing but the picture. */
const pageOf = (url: string, widthMm: number, heightMm: number): string =>
  `<!doctype html><html><head><meta charset="utf-8"><style>@page{size:${widthMm}mm ${heightMm}mm;margin:0}html,body{margin:0}img{display:block;width:${widthMm}mm;height:${heightMm - 0.2}mm}</style></head><body><img src="${url}" alt=""></body></html>`;

/** Makes the sheet and hands it over; with progress and 取消, one at a time. */
export function usePrintJob(
  engine: MapEngine,
  frame: Frame,
  page: PrintSheet,
  choice: PrintChoice,
): {
  readonly running: JobState | undefined;
  readonly run: (output: Output) => Promise<void>;
  readonly render: (sheet: Frame['sheet'], signal: AbortSignal) => Promise<Rendered>;
  readonly cancel: () => void;
} {
  const [running, setRunning] = useState<JobState | undefined>(undefined);
  const control = useRef<AbortController | null>(null);
  const { message } = App.useApp();
  const showError = useErrorNotice();
  const cancel = (): void => control.current?.abort();
  useEffect(() => () => control.current?.abort(), []);
  const render = (
    sheet: Frame['sheet'],
    signal: AbortSignal,
    watermark: string | null = null,
  ): Promise<Rendered> => {
    const furniture = page.furniture(watermark);
    return renderSheet({
      engine,
      sheet,
      centre: frame.centre,
      scale: frame.scale,
      furniture: (context) => paintFurniture(context, sheet, furniture),
      onProgress: (share) => setRunning((now) => now && { ...now, done: Math.round(share * 100) }),
      signal,
    });
  };
  const hand = async (output: Output, { picture, allTiles }: Rendered): Promise<void> => {
    const { sheet } = frame;
    if (!allTiles) void message.warning(t('map.print.tilesMissing'));
    if (output === 'print') {
      const png = new Blob([pngOf(picture, (sheet.widthDots / sheet.widthMm) * 25.4)], { type: 'image/png' });
      const url = URL.createObjectURL(png);
      await printPage(pageOf(url, sheet.widthMm, sheet.heightMm));
      return;
    }
    const bytes =
      output === 'pdf'
        ? pdfOf(picture, sheet, page.title)
        : pngOf(picture, (sheet.widthDots / sheet.widthMm) * 25.4);
    const name = `${page.fileName}.${output}`;
    if (await saveFile(name, bytes)) void message.success(t('print.saved', { name }));
  };
  const run = async (output: Output): Promise<void> => {
    const mine = new AbortController();
    control.current = mine;
    setRunning({ stage: 'drawMap', done: 0, total: 100 });
    try {
      const { edition } = choice;
      const purpose = edition === 'internal' ? choice.purpose.trim() : '';
      const { watermark } = await api.lists.mapPrint({ edition, purpose, count: page.count() });
      await hand(output, await render(frame.sheet, mine.signal, watermark));
    } catch (error) {
      if (!isAbort(error)) showError(error);
    } finally {
      control.current = null;
      setRunning(undefined);
    }
  };
  return { running, run, render, cancel };
}
