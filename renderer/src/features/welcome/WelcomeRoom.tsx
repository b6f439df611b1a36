import { Emblem, t } from '#renderer/ui/index';
import { DemoCard } from './DemoCard.tsx';
import { NewMapCard } from './NewMapCard.tsx';
import { OpenMapCard } from './OpenMapCard.tsx';
import './welcome.css';

/** First run, or no map open: make one, open one, or try the demo community. */
export function WelcomeRoom() {
  return (
    <main className="lm-welcome">
      <header>
        <Emblem size={56} />
        <div>
          <h1>{t('app.name')}</h1>
          <p className="lm-muted">{t('welcome.subtitle')}</p>
        </div>
      </header>
      <div className="lm-welcome-cards">
        <NewMapCard />
        <OpenMapCard />
        <DemoCard />
      </div>
      <p className="lm-muted lm-welcome-foot">{t('welcome.foot')}</p>
    </main>
  );
}
