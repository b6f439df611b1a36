import { ControlOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import { t } from '#renderer/ui/index';
import { PARTS } from '#shared/domain/matching/index';
import { useWeights } from './useWeights.ts';
import { WeightForm } from './WeightForm.tsx';

/** The way to the weights from the answer, and a word when they are not the standard. */
export function HowScored() {
  const { data } = useWeights();
  const changed = data !== undefined && PARTS.some((part) => data.effective[part] !== 100);
  return (
    <div className="lm-how-scored">
      <Popover
        trigger="click"
        placement="leftTop"
        title={t('score.title')}
        content={<WeightForm />}
        destroyOnHidden
      >
        <Button size="small" type="text" icon={<ControlOutlined />} data-action="how-scored">
          {t('score.title')}
        </Button>
      </Popover>
      {changed && (
        <span className="lm-muted">
          {data.learnedInUse ? t('score.byLearned', { count: data.learned.choices }) : t('score.byHand')}
        </span>
      )}
    </div>
  );
}
