import { config } from 'zod';
import './ui/tokens.css';
import './ui/ui.css';
import './ui/forms.css';
import './app/app.css';

// The CSP forbids eval; zod must not try it, not even once, so this stands before anything that parses.
config({ jitless: true });

const { start } = await import('./app/start.tsx');
start();
