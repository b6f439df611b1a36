import './dom.ts';
import { cleanup } from '@testing-library/react';
import { afterAll, afterEach } from 'vitest';
import type { ErrorCode } from '#shared/contract/errors';
import type { Answered, CoreEvent, Method } from '#shared/contract/index';
import { ADMIN, makeTestCore, type TestCore } from '#tests/helpers/testCore';

type Answer = (input: never) => Answered | Promise<Answered>;

export type WiredWindow = TestCore & {
  /** Answers a method in the core's stead until the test ends: for what no real core does on demand. */
  readonly stand: (method: Method, answer: Answer) => void;
  /** An event as the core would send it. */
  readonly emit: (event: CoreEvent) => void;
};

export const refusal = (code: ErrorCode, params: Record<string, string | number> = {}): Answered => ({
  ok: false,
  error: { code, params },
});

/** The renderer on the real core, with single methods of the wire stood in for where a test says so. */
export async function makeWiredWindow(): Promise<WiredWindow> {
  const core = makeTestCore();
  const standing = new Map<string, Answer>();
  const listeners = new Set<(event: CoreEvent) => void>();
  Object.defineProperty(globalThis.window, 'livingMap', {
    configurable: true,
    value: {
      call: async (method: string, input: unknown) =>
        standing.get(method)?.(input as never) ?? core.core.dispatch(method, input, ADMIN),
      subscribe: (listener: (event: CoreEvent) => void) => {
        listeners.add(listener);
        const stop = core.core.subscribe(listener);
        return () => {
          listeners.delete(listener);
          stop();
        };
      },
      chooseFolder: async () => null,
      saveFile: async () => true,
    },
  });
  const { startInvalidation, queryClient } = await import('#renderer/api/index');
  const stop = startInvalidation();
  await core.call('maps.create', { name: '测试社区' });
  afterEach(() => {
    cleanup();
    standing.clear();
    queryClient.clear();
  });
  afterAll(async () => {
    stop();
    await core.dispose();
  });
  return {
    ...core,
    stand: (method, answer) => void standing.set(method, answer),
    emit: (event) => {
      for (const listener of listeners) listener(event);
    },
  };
}
