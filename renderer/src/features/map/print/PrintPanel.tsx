import './print.css';
import { FileImageOutlined, FilePdfOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { EditionChoice, isIncomplete, usePrintChoice } from '#renderer/features/lists/index';
import { JobProgress, t } from '#renderer/ui/index';
import type { MapEngine } from '../engine.ts';
import { PaperOptions } from './PaperOptions.tsx';
import { SheetPreview } from './SheetPreview.tsx';
import { usePrint } from './store.ts';
import { startPrinting, stopPrinting, usePrintFrame } from './usePrintFrame.ts';
import { OUTPUTS, type Output, usePrintJob } from './usePrintJob.ts';
import { usePrintSheet } from './usePrintSheet.ts';

const ICONS: Record<Output, ReactNode> = {
  png: <FileImageOutlined />,
  pdf: <FilePdfOutlined />,
  print: <PrinterOutlined />,
};

/** 打印地图: what is printed and how; the frame on the map shows what will be on the paper. */
export function PrintPanel({ engine }: { engine: MapEngine }) {
  const frame = usePrintFrame(engine);
  const page = usePrintSheet(engine, frame);
  const [choice, setChoice] = usePrintChoice();
  const { running, run, render, cancel } = usePrintJob(engine, frame, page, choice);
  const { title, set } = usePrint();
  const [previewing, setPreviewing] = useState(false);
  useEffect(() => {
    startPrinting(engine);
    return stopPrinting;
  }, [engine]);
  return (
    <section className="lm-map-options lm-print-map" aria-label={t('map.print.tool')}>
      <Input
        size="small"
        maxLength={60}
        value={title ?? ''}
        placeholder={page.suggested}
        aria-label={t('map.print.title')}
        onChange={({ target }) => set({ title: target.value })}
      />
      <PaperOptions />
      <EditionChoice choice={choice} onChoice={setChoice} hint={t(`map.print.edition.${choice.edition}`)} />
      {running === undefined ? (
        <div className="lm-print-outputs">
          <Button size="small" data-print="open-preview" onClick={() => setPreviewing(true)}>
            {t('map.print.preview')}
          </Button>
          {OUTPUTS.map((output) => (
            <Button
              key={output}
              size="small"
              type={output === 'print' ? 'primary' : 'default'}
              icon={ICONS[output]}
              data-print={`make-${output}`}
              disabled={isIncomplete(choice)}
              onClick={() => void run(output)}
            >
              {t(`map.print.output.${output}`)}
            </Button>
          ))}
        </div>
      ) : (
        <JobProgress state={running} onCancel={cancel} />
      )}
      {previewing && (
        <SheetPreview sheet={frame.sheet} render={render} onClose={() => setPreviewing(false)} />
      )}
    </section>
  );
}
