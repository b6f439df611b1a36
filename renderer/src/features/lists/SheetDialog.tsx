import { useQuery } from '@tanstack/react-query';
import { Modal, Spin } from 'antd';
import { EmptyState, errorText, JobProgress } from '#renderer/ui/index';
import { EditionChoice, isIncomplete } from './EditionChoice.tsx';
import { OutputButtons } from './OutputButtons.tsx';
import { isTable, type ListOutput } from './outputs.ts';
import { Sheet } from './Preview.tsx';
import { usePrintChoice } from './usePrintChoice.ts';
import { type Made, type MakeInput, usePrintJob } from './usePrintJob.ts';

const WIDTH = { page: 820, table: 1000 } as const;

type SheetDialogProps<Seen extends { readonly html: string }, Output extends ListOutput> = {
  readonly title: string;
  readonly outputs: readonly Output[];
  /** Names what is shown: a changed key makes the preview anew. */
  readonly previewKey: readonly string[];
  /** The masked page as it will stand on paper, and what making it for good needs of it. */
  readonly preview: () => Promise<Seen>;
  readonly make: (output: Output, seen: Seen, input: MakeInput) => Promise<Made>;
  readonly onClose: () => void;
};

/** A4 about something: for whom, how it looks, and to the printer or into a file. */
export function SheetDialog<Seen extends { readonly html: string }, Output extends ListOutput>(
  props: SheetDialogProps<Seen, Output>,
) {
  const [choice, setChoice] = usePrintChoice();
  const { data, error } = useQuery({
    queryKey: [...props.previewKey, 'preview'],
    queryFn: props.preview,
    staleTime: 0,
    gcTime: 0,
  });
  const { running, progress, run, cancel } = usePrintJob<Output>();
  const footer = running ? (
    <JobProgress state={progress} onCancel={cancel} />
  ) : (
    <OutputButtons
      outputs={props.outputs}
      action="sheet"
      disabled={!data || isIncomplete(choice)}
      onOutput={(output) => data && void run(output, choice, (input) => props.make(output, data, input))}
    />
  );
  return (
    <Modal
      open
      title={props.title}
      width={WIDTH[isTable(props.outputs) ? 'table' : 'page']}
      style={{ top: 24 }}
      onCancel={props.onClose}
      footer={footer}
      destroyOnHidden
    >
      <div className="lm-list-options">
        <EditionChoice choice={choice} onChoice={setChoice} />
      </div>
      <div className="lm-print-preview">
        {error && <EmptyState title={errorText(error)} />}
        {data ? <Sheet html={data.html} /> : !error && <Spin className="lm-preview-wait" />}
      </div>
    </Modal>
  );
}
