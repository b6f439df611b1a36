import { ClockCircleOutlined } from '@ant-design/icons';
import { App, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useAppState } from '#renderer/state/index';
import { t } from '#renderer/ui/index';
import type { UnderstoodAnswer } from '#shared/contract/understood';
import { Chip } from './Chip.tsx';
import { chinaWall, instantOfWall, usualTimes, wantedText } from './times.ts';
import { useCorrect } from './useCorrect.ts';

/** When help is wanted: who is free is asked for that time. */
export function WantedChip({ understood }: { understood: UnderstoodAnswer }) {
  const { modal } = App.useApp();
  const atMs = useAppState((state) => state.draft.atMs);
  const { corrections, correct } = useCorrect();
  const atOnce = atMs === null && corrections.noTime === true;
  /** Null: the time that the words say, or at once. */
  const choose = (at: number | null, noTime?: true): void => {
    useAppState.getState().setDraft({ atMs: at });
    correct({ noTime });
  };
  const nowMs = Date.now();
  const wanted = understood.wantedAtMs;
  const chooseOther = (): void => {
    let wall = chinaWall(wanted ?? nowMs);
    modal.confirm({
      title: t('answer.chip.wanted'),
      icon: null,
      content: (
        <DatePicker
          showTime={{ format: 'HH:mm', minuteStep: 5 }}
          format="YYYY-MM-DD HH:mm"
          defaultValue={dayjs(wall)}
          allowClear={false}
          onChange={(value) => {
            if (value) wall = value.format('YYYY-MM-DDTHH:mm');
          }}
        />
      ),
      onOk: () => choose(instantOfWall(wall)),
    });
  };
  return (
    <Chip
      name="wanted"
      label={t('answer.chip.wanted')}
      icon={<ClockCircleOutlined />}
      empty={wanted === null && !atOnce}
      onReset={atMs === null && !atOnce ? null : () => choose(null)}
      items={[
        ...usualTimes(nowMs).map((one) => ({
          key: one.key,
          label: t(`answer.when.${one.key}`),
          onClick: () => (one.key === 'now' ? choose(null, true) : choose(one.atMs)),
        })),
        { key: 'other', label: t('answer.when.other'), onClick: chooseOther },
      ]}
    >
      {wanted === null ? t(atOnce ? 'answer.when.now' : 'answer.chip.noTime') : wantedText(wanted, nowMs)}
    </Chip>
  );
}
