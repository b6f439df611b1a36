import { JobProgress } from '#renderer/ui/index';
import type { ListSpec } from '#shared/contract/lists';
import { isIncomplete } from './EditionChoice.tsx';
import { OutputButtons } from './OutputButtons.tsx';
import { TABLE_OUTPUTS } from './outputs.ts';
import { useListJob } from './useListJob.ts';
import type { PrintChoice } from './usePrintChoice.ts';

/** 打印, 导出 PDF, 导出 Excel. While one runs, its progress stands in their place. */
export function ListActions({ list, choice }: { list: ListSpec; choice: PrintChoice }) {
  const { running, progress, run, cancel } = useListJob();
  if (running) return <JobProgress state={progress} onCancel={cancel} />;
  return (
    <div className="lm-list-actions">
      <OutputButtons
        outputs={TABLE_OUTPUTS}
        action="list"
        disabled={!list.title.trim() || isIncomplete(choice)}
        onOutput={(output) => void run(output, list, choice)}
      />
    </div>
  );
}
