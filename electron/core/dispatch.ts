import type { z } from 'zod';
import type { Topic } from '#shared/contract/define';
import { AppError, type ErrorCode } from '#shared/contract/errors';
import { type Answered, type Handlers, METHODS, type Method, type MethodSpec } from '#shared/contract/index';
import { type Actor, ROLES } from './actor.ts';
import type { Ctx } from './context.ts';
import { storageError } from './store/sqlite/errors.ts';

type AnyHandler = (input: unknown, ctx: Ctx) => unknown;

const failed = (code: ErrorCode, params: AppError['params'] = {}): Answered => ({
  ok: false,
  error: { code, params },
});

/** The names of the fields that a schema refuses; the values stay out of it, they may be personal. */
function refusedFields(error: z.ZodError): string {
  const names = error.issues.map((issue) => String(issue.path.at(-1) ?? ''));
  return [...new Set(names)].filter(Boolean).slice(0, 5).join(', ');
}

/** Turns anything that was thrown into a coded answer; only AppErrors have something to say to a user. */
function toAnswer(error: unknown, report: (error: unknown) => void): Answered {
  const told = storageError(error);
  if (told instanceof AppError) return failed(told.code, told.params);
  report(error);
  return failed('internal');
}

/**
 * The one door. Checks the permission, the input and the output, runs the service, tells the changed topics.
 * `report` gets what no user should see; it must not write personal data.
 */
export function makeDispatch(
  handlers: Handlers<Ctx>,
  makeCtx: (actor: Actor) => Ctx,
  tellChanged: (topics: readonly Topic[]) => void,
  report: (method: string, error: unknown) => void,
) {
  return async (method: string, input: unknown, actor: Actor): Promise<Answered> => {
    const spec: MethodSpec | undefined = METHODS.get(method as Method);
    if (!spec) return failed('method.unknown');
    if (!ROLES[actor.roleId]?.has(spec.permission)) return failed('permission.denied');
    const parsed = spec.input.safeParse(input);
    if (!parsed.success) return failed('input.invalid', { field: refusedFields(parsed.error) });
    try {
      const [topic, name] = method.split('.') as [keyof Handlers<Ctx>, string];
      const handler = (handlers[topic] as unknown as Record<string, AnyHandler>)[name];
      if (!handler) return failed('method.unknown');
      const data = spec.output.parse(await handler(parsed.data, makeCtx(actor)));
      return { ok: true, data };
    } catch (error) {
      return toAnswer(error, (hidden) => report(method, hidden));
    } finally {
      // Also after a failure: a command that failed late may have changed something that readers hold.
      if (spec.type === 'command' && spec.topics.length > 0) tellChanged(spec.topics);
    }
  };
}
