import {
  keepPreviousData,
  QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
} from '@tanstack/react-query';
import type { AppError } from '#shared/contract/errors';
import { type CoreEvent, type InputOf, METHODS, type Method, type OutputOf } from '#shared/contract/index';
import { callMethod, makeClient } from './client.ts';
import { httpTransport } from './transport-http.ts';
import { ipcTransport } from './transport-ipc.ts';

export const transport = window.livingMap ? ipcTransport(window.livingMap) : httpTransport();

/** The core as functions; throws AppError. */
export const api = makeClient(transport);

/** The core is on this PC or one hop away: ask always, never retry by itself. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      retry: false,
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

/** A query of the contract; it refreshes by itself when its topics change. `enabled: false` holds it back. */
export function useApiQuery<M extends Method>(
  method: M,
  input: InputOf<M>,
  options: { enabled?: boolean; keepPrevious?: boolean } = {},
): UseQueryResult<OutputOf<M>, AppError> {
  return useQuery<OutputOf<M>, AppError>({
    queryKey: [method, input],
    queryFn: () => callMethod(transport, method, input),
    enabled: options.enabled ?? true,
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  });
}

/** A command of the contract. Errors are for the caller to show (ui's `useErrorNotice`). */
export function useApiCommand<M extends Method>(
  method: M,
): UseMutationResult<OutputOf<M>, AppError, InputOf<M>> {
  return useMutation<OutputOf<M>, AppError, InputOf<M>>({
    mutationFn: (input) => callMethod(transport, method, input),
  });
}

/** Ties changed topics to the queries that read them, once, for the whole program. */
export function startInvalidation(): () => void {
  return transport.subscribe((event) => {
    if (event.type !== 'changed') return;
    void queryClient.invalidateQueries({
      predicate: ({ queryKey }) => {
        const spec = METHODS.get(queryKey[0] as Method);
        return spec?.topics.some((topic) => event.topics.includes(topic)) ?? false;
      },
    });
  });
}

/** Listens to a job's progress. */
export function onProgress(
  jobId: string,
  listener: (event: Extract<CoreEvent, { type: 'progress' }>) => void,
): () => void {
  return transport.subscribe((event) => {
    if (event.type === 'progress' && event.jobId === jobId) listener(event);
  });
}
