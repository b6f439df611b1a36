import { Modal, Spin } from 'antd';
import { useEffect, useState } from 'react';
import { t } from '#renderer/ui/index';
import { layOut, type Sheet } from '#shared/domain/print/index';
import { pngOf } from './png.ts';
import type { Rendered } from './render.ts';
import { usePrint } from './store.ts';

/** Wide enough to judge the sheet, small enough to be there at once. */
const PREVIEW_DOTS = 1500;

type Props = {
  sheet: Sheet;
  render: (sheet: Sheet, signal: AbortSignal) => Promise<Rendered>;
  onClose: () => void;
};

/** The sheet as it will be, drawn small. */
export function SheetPreview({ sheet, render, onClose }: Props) {
  const choice = usePrint((state) => state.choice);
  const [url, setUrl] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn once, as it was when the window opened
  useEffect(() => {
    const control = new AbortController();
    const dpi = Math.max(
      48,
      Math.min(choice.dpi, (PREVIEW_DOTS / Math.max(sheet.widthMm, sheet.heightMm)) * 25.4),
    );
    let made: string | null = null;
    render(layOut({ ...choice, dpi }), control.signal).then(
      ({ picture }) => {
        if (control.signal.aborted) return;
        made = URL.createObjectURL(new Blob([pngOf(picture, dpi)], { type: 'image/png' }));
        setUrl(made);
      },
      () => undefined,
    );
    return () => {
      control.abort();
      if (made) URL.revokeObjectURL(made);
    };
  }, []);
  return (
    <Modal open centered width={1100} title={t('map.print.preview')} footer={null} onCancel={onClose}>
      <div className="lm-print-sheet">
        {url ? <img src={url} alt={t('map.print.preview')} data-print="preview" /> : <Spin />}
      </div>
    </Modal>
  );
}
