import './cells.css';
import { Alert, Radio } from 'antd';
import { useApiQuery } from '#renderer/api/index';
import { useCells } from '#renderer/api/lookups';
import { dynamic, errorText, t } from '#renderer/ui/index';
import type { ImportFile } from '#shared/contract/imports';
import type { OutputOf } from '#shared/contract/index';
import { importInput, type OutlineChoice } from './outlineChoice.ts';

type Preview = OutputOf<'cells.previewImport'>;

function Sample({ preview }: { preview: Preview }) {
  return (
    <table className="lm-plain-table lm-cell-sample">
      <thead>
        <tr>
          {(['field.name', 'cells.code', 'cells.tier', 'cells.parent'] as const).map((key) => (
            <th key={key}>{t(key)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {preview.sample.map((cell) => (
          <tr key={`${cell.code} ${cell.name}`}>
            <td title={cell.name}>{cell.name}</td>
            <td>{cell.code || t('blank')}</td>
            <td>{dynamic(`cells.tierName.${cell.tier}`)}</td>
            <td title={cell.parent}>{cell.parent || t('blank')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What does not fit, as the check will list it afterwards. */
function Findings({ preview }: { preview: Preview }) {
  const notes = (['recoded', 'orphans', 'outlines'] as const)
    .filter((key) => preview[key] > 0)
    .map((key) => t(`cells.importNote.${key}`, { count: preview[key] }));
  const found = preview.findings.map(({ type, count }) => `${dynamic(`cells.finding.${type}`)} ${count}`);
  if (notes.length + found.length === 0) return <p className="lm-muted">{t('cells.importSound')}</p>;
  return (
    <Alert
      type="warning"
      showIcon
      title={found.length > 0 ? t('cells.importFound', { found: found.join('、') }) : t('cells.importNotes')}
      description={notes.map((note) => <div key={note}>{note}</div>)}
    />
  );
}

type Props = {
  file: ImportFile;
  choice: OutlineChoice;
  onChange: (patch: Partial<OutlineChoice>) => void;
};

/** What the file's areas would become, before they do. */
export function CellImportPreview({ file, choice, onChange }: Props) {
  const { list } = useCells();
  const present = list.filter((cell) => cell.tier !== 'community').length;
  const { data, error } = useApiQuery('cells.previewImport', importInput(file, choice), {
    keepPrevious: true,
  });
  return (
    <>
      {present > 0 && (
        <Radio.Group
          value={choice.mode}
          options={(['add', 'replace'] as const).map((value) => ({
            value,
            label: t(`cells.importMode.${value}`, { count: present }),
          }))}
          onChange={(event) => onChange({ mode: event.target.value as OutlineChoice['mode'] })}
        />
      )}
      {error && <Alert type="error" showIcon title={errorText(error)} />}
      {data ? (
        <>
          <p className="lm-muted">{t('cells.importCount', { cells: data.cells, micro: data.micro })}</p>
          <Findings preview={data} />
          <Sample preview={data} />
        </>
      ) : (
        !error && <p className="lm-muted">{t('cells.importLooking')}</p>
      )}
    </>
  );
}
