import { CheckCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { t, useConfirm } from '#renderer/ui/index';
import type { CellFinding } from '#shared/contract/cellEdits';
import { bboxOf } from '#shared/domain/geo/distance';
import type { MapEngine } from '../../engine.ts';
import { useSaveEdit } from '../useSaveEdit.tsx';
import { combineFixes } from './combine.ts';
import { FindingRow } from './FindingRow.tsx';

const MOST_ROWS = 60;

type CheckPanelProps = {
  engine: MapEngine;
  findings: readonly CellFinding[] | undefined;
  active: CellFinding | null;
  onActive: (finding: CellFinding | null) => void;
};

/** Brings a finding into sight: its area whole, or its place. */
function show(engine: MapEngine, { area, at }: CellFinding): void {
  if (area) engine.flyToBox(bboxOf(area), true);
  else engine.map.flyTo([at[1], at[0]], Math.max(engine.map.getZoom(), 17), { duration: 0.5 });
}

type GroupProps = Omit<CheckPanelProps, 'findings'> & { findings: readonly CellFinding[] };

function Group({ engine, findings, active, onActive }: GroupProps) {
  const confirm = useConfirm();
  const { save, saving } = useSaveEdit();
  const [first] = findings;
  if (!first) return null;
  const fixAll = async (): Promise<void> => {
    const { edit, fixed, waiting, cells } = combineFixes(findings);
    const rest = waiting > 0 ? t('cellEdit.fixAllWaiting', { count: waiting }) : '';
    const yes = await confirm({
      title: t('cellEdit.fixAll'),
      consequence: t('cellEdit.fixAllHint', { fixed, cells }) + rest,
      ok: t('cellEdit.fixAllOk', { count: fixed }),
    });
    if (yes) await save('cellFix', edit);
  };
  const fixable = findings.filter(({ fixes }) => fixes.length > 0).length;
  return (
    <section className="lm-edit-findings" data-findings={first.type}>
      <h4>
        {t(`cells.finding.${first.type}`)} <b>{findings.length}</b>
        {fixable > 1 && (
          <Button size="small" type="link" loading={saving} onClick={() => void fixAll()}>
            {t('cellEdit.fixAll')}
          </Button>
        )}
      </h4>
      {findings.slice(0, MOST_ROWS).map((finding) => (
        <FindingRow
          key={finding.id}
          finding={finding}
          active={active?.id === finding.id}
          saving={saving}
          onShow={() => {
            onActive(finding);
            show(engine, finding);
          }}
          onFix={(fix) => void save('cellFix', fix.edit).then((done) => done && onActive(null))}
        />
      ))}
      {findings.length > MOST_ROWS && (
        <p className="lm-muted">{t('cellEdit.moreFindings', { count: findings.length - MOST_ROWS })}</p>
      )}
    </section>
  );
}

/** 检查: what is wrong with the grid by type, each finding with its ways out. */
export function CheckPanel({ findings, ...rest }: CheckPanelProps) {
  // As the core lists them: the worst first.
  const types = [...new Set(findings?.map(({ type }) => type))];
  return (
    <div className="lm-map-options lm-edit-panel lm-edit-check" data-panel="cell-check">
      {!findings && <p className="lm-muted">{t('cellEdit.checking')}</p>}
      {findings?.length === 0 && (
        <p className="lm-edit-fine">
          <CheckCircleOutlined /> {t('cellEdit.nothingFound')}
        </p>
      )}
      {types.map((type) => (
        <Group key={type} findings={(findings ?? []).filter((finding) => finding.type === type)} {...rest} />
      ))}
    </div>
  );
}
