import { QueryClientProvider } from '@tanstack/react-query';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient, startInvalidation } from '#renderer/api/index';
import { App } from './App.tsx';
import { Look } from './Look.tsx';

/** Puts the program on the page. */
export function start(): void {
  dayjs.locale('zh-cn');
  startInvalidation();
  const root = document.getElementById('root');
  if (!root) return;
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <Look>
          <App />
        </Look>
      </QueryClientProvider>
    </StrictMode>,
  );
}
