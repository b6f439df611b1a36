import { Button, Spin } from 'antd';
import { useApiQuery } from '#renderer/api/index';
import { WelcomeRoom } from '#renderer/features/welcome/index';
import { useAppState } from '#renderer/state/index';
import { EmptyState, errorText, t } from '#renderer/ui/index';
import { Shell } from './Shell.tsx';

/** Nothing open → welcome; a map open → the shell. */
export function App() {
  const state = useApiQuery('app.state', {});
  const onWall = useAppState(({ wall }) => wall);
  // A wall keeps its last picture, whatever happens.
  if (state.error && !(onWall && state.data)) {
    return (
      <div className="lm-centre">
        <EmptyState
          title={t('shell.noCore')}
          hint={errorText(state.error)}
          action={<Button onClick={() => void state.refetch()}>{t('shell.retry')}</Button>}
        />
      </div>
    );
  }
  if (!state.data) return <Spin className="lm-centre" />;
  if (!state.data.map) return <WelcomeRoom />;
  return <Shell key={state.data.map.id} mapName={state.data.map.name} userName={state.data.user.name} />;
}
