import { ClockCircleOutlined } from '@ant-design/icons';
import { App, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useAppState } from '#renderer/state/index';
import { t } from '#renderer/ui/index';
import type { UnderstoodAnswer } from '#shared/contract/understood';
import { Chip } from './Chip.tsx';
import { chinaWall, instantOfWall, usualTimes, wantedText } from './times.ts';

/** When help is wanted: who is free is asked for that time. */
export function WantedChip({ understood }: { understood: UnderstoodAnswer }) {
  const { modal } = App.useApp();
  const atMs = useAppState((state) => state.draft.atMs);
  const setDraft = useAppState((state) => state.setDraft);
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
      onOk: () => setDraft({ atMs: instantOfWall(wall) }),
    });
  };
  return (
    <Chip
      name="wanted"
      label={t('answer.chip.wanted')}
      icon={<ClockCircleOutlined />}
      empty={wanted === null}
      onReset={atMs === null ? null : () => setDraft({ atMs: null })}
      items={[
        ...usualTimes(nowMs).map((one) => ({
          key: one.key,
          label: t(`answer.when.${one.key}`),
          onClick: () => setDraft({ atMs: one.atMs }),
        })),
        { key: 'other', label: t('answer.when.other'), onClick: chooseOther },
      ]}
    >
      {wanted === null ? t('answer.chip.noTime') : wantedText(wanted, nowMs)}
    </Chip>
  );
}
