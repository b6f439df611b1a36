import './dom.ts';
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, configure, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterAll, afterEach } from 'vitest';
import { ADMIN, makeTestCore, type TestCore } from '#tests/helpers/testCore';

// The core does real work on real files beside other work: a second is too little.
configure({ asyncUtilTimeout: 8000 });

/**
 * The renderer on the real core: the desktop bridge is put into the window before the renderer's modules are read,
 * so that forms and tables talk to real services and a real file. Nothing is mocked but the wire.
 */
export async function makeWindow(): Promise<TestCore> {
  const core = makeTestCore();
  Object.defineProperty(globalThis.window, 'livingMap', {
    configurable: true,
    value: {
      call: (method: string, input: unknown) => core.core.dispatch(method, input, ADMIN),
      subscribe: (listener: Parameters<typeof core.core.subscribe>[0]) => core.core.subscribe(listener),
      chooseFolder: async () => null,
      saveFile: async () => true,
    },
  });
  const { startInvalidation } = await import('#renderer/api/index');
  const stop = startInvalidation();
  await core.call('maps.create', { name: '测试社区' });
  afterEach(cleanup);
  afterAll(async () => {
    stop();
    await core.dispose();
  });
  return core;
}

/** Shows a part of the window with what the whole window gives it. */
export async function show(part: ReactNode) {
  const { queryClient } = await import('#renderer/api/index');
  const { Look } = await import('#renderer/app/Look.tsx');
  return render(
    <QueryClientProvider client={queryClient}>
      <Look>{part}</Look>
    </QueryClientProvider>,
  );
}
