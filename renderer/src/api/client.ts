import { AppError } from '#shared/contract/errors';
import type { Client, InputOf, Method, OutputOf } from '#shared/contract/index';
import type { Transport } from './transport.ts';

/** Calls one method by name; throws AppError with the core's code. */
export async function callMethod<M extends Method>(
  transport: Transport,
  method: M,
  input: InputOf<M>,
): Promise<OutputOf<M>> {
  const answer = await transport.call(method, input);
  if (!answer.ok) throw new AppError(answer.error.code, answer.error.params);
  return answer.data as OutputOf<M>;
}

/** The contract as an object of functions, made by Proxy: nothing to write when a method is added. */
export function makeClient(transport: Transport): Client {
  return new Proxy({} as Client, {
    get: (_target, topic) =>
      new Proxy(
        {},
        {
          get: (_inner, name) => (input: unknown) =>
            callMethod(transport, `${String(topic)}.${String(name)}` as Method, input as never),
        },
      ),
  });
}
