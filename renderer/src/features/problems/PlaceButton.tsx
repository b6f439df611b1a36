import { AimOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useApiCommand } from '#renderer/api/index';
import { useAppState } from '#renderer/state/index';
import { t, useErrorNotice } from '#renderer/ui/index';
import type { ProblemDetail } from '#shared/contract/problems';

/** For a problem that was registered without a place: one click on the map gives it one, and with it its cell. */
export function PlaceButton({ problem }: { problem: ProblemDetail }) {
  const picking = useAppState((state) => state.mode.type === 'pickFormPlace');
  const place = useAppState((state) => state.pickedPlace);
  const waiting = useRef(false);
  const update = useApiCommand('problems.update');
  const showError = useErrorNotice();
  const { mutate } = update;
  const { id, version } = problem;
  useEffect(() => {
    if (!waiting.current || !place) return;
    waiting.current = false;
    useAppState.getState().setPickedPlace(null);
    mutate({ id, version, patch: { anchor: place } }, { onError: showError });
  }, [place, id, version, mutate, showError]);
  useEffect(
    () => () => {
      if (waiting.current) useAppState.getState().setMode({ type: 'browse' });
    },
    [],
  );
  const pick = (): void => {
    const { setMode, setPickedPlace } = useAppState.getState();
    waiting.current = !picking;
    setPickedPlace(null);
    setMode({ type: picking ? 'browse' : 'pickFormPlace' });
  };
  return (
    <Button
      size="small"
      icon={<AimOutlined />}
      aria-pressed={picking}
      loading={update.isPending}
      data-action="place-problem"
      onClick={pick}
    >
      {t('problem.placeIt')}
    </Button>
  );
}
