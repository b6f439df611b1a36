import { Alert, Button, Modal, Table } from 'antd';
import { fieldName, JobProgress, t } from '#renderer/ui/index';
import { refusalText } from './refusalText.ts';
import type { useGridDeeds } from './useGridDeeds.ts';

const SHOWN = 200;

/** What a large paste, fill or clearing would do: new values, and each refused cell with what would be right. */
export function CellPlanDialog({ deeds }: { deeds: ReturnType<typeof useGridDeeds> }) {
  const { plan } = deeds;
  if (!plan) return null;
  const { checked, cells, news } = plan;
  const refused = new Map(checked.refused.map((one) => [one.cell, one]));
  const rows = [
    // What is wrong comes first: it is what the dialog is for.
    ...cells.map((cell, at) => ({ cell, at })).filter(({ at }) => refused.has(at)),
    ...cells.map((cell, at) => ({ cell, at })).filter(({ at }) => !refused.has(at)),
  ].slice(0, SHOWN);
  const bad = checked.refusedNews;
  return (
    <Modal
      open
      width={820}
      title={t('grid.planTitle', { what: plan.title, count: cells.length + news.length })}
      onCancel={deeds.close}
      footer={
        <>
          <Button onClick={deeds.close}>{t('ui.cancel')}</Button>
          <Button
            type="primary"
            data-action="apply-cells"
            loading={deeds.job.running !== null}
            disabled={checked.updated + checked.created === 0}
            onClick={() => void deeds.write(cells, news)}
          >
            {news.length > 0
              ? t('grid.applyNew', { updated: checked.updated, created: checked.created })
              : t('grid.apply', { updated: checked.updated })}
          </Button>
        </>
      }
    >
      <p>{t('grid.planSummary', { good: cells.length - refused.size, bad: refused.size })}</p>
      {plan.lost > 0 && <Alert type="warning" title={t('grid.lost', { count: plan.lost })} />}
      {bad.slice(0, 5).map((one) => (
        <Alert
          key={`${one.at} ${one.key}`}
          type="warning"
          title={`${t('grid.newRow', { row: one.at + 1 })}${one.key ? fieldName(one.key) : ''} ${refusalText(one)}`}
        />
      ))}
      {deeds.job.running && <JobProgress state={deeds.job.running.state} onCancel={deeds.job.stop} />}
      <Table
        size="small"
        pagination={false}
        scroll={{ y: 320 }}
        rowKey="at"
        dataSource={rows}
        columns={[
          { title: t('field.name'), width: 120, render: (_, { cell }) => cell.thing.name },
          { title: t('grid.column'), width: 100, render: (_, { cell }) => cell.column.title },
          {
            title: t('grid.before'),
            ellipsis: true,
            render: (_, { cell }) => cell.column.text(cell.thing) || t('blank'),
          },
          { title: t('grid.after'), ellipsis: true, render: (_, { cell }) => cell.text || t('blank') },
          {
            title: t('grid.wrong'),
            render: (_, { at }) => {
              const one = refused.get(at);
              return one ? <span className="lm-field-error">{refusalText(one)}</span> : null;
            },
          },
        ]}
      />
    </Modal>
  );
}
