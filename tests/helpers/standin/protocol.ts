import type * as Electron from 'electron';
import { isReady } from './app.ts';
import { fail, loud } from './loud.ts';

type Handler = Parameters<Electron.Protocol['handle']>[1];

const schemes = new Set<string>();
const handlers = new Map<string, Handler>();

const provided: Pick<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle'> = {
  registerSchemesAsPrivileged: (list) => {
    if (isReady()) fail('registerSchemesAsPrivileged after the app was ready');
    for (const { scheme, privileges } of list) {
      if (!privileges?.standard || !privileges.secure)
        fail(`${scheme}: only standard and secure schemes are provided`);
      schemes.add(scheme);
    }
  },
  handle: (scheme, handler) => {
    if (!isReady()) fail('protocol.handle before the app was ready');
    if (!schemes.has(scheme)) fail(`${scheme} was not registered`);
    handlers.set(scheme, handler);
  },
};
export const protocol = loud('protocol', provided);

/** Asks the program's own handler for one address of its scheme. */
export async function askProtocol(url: string, method: string): Promise<Response> {
  const scheme = new URL(url).protocol.slice(0, -1);
  const handler = handlers.get(scheme) ?? fail(`nothing handles ${scheme}:`);
  return handler(new Request(url, { method }));
}

let permissionsAsked = 0;
const session: Pick<Electron.Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler'> = {
  setPermissionRequestHandler: (handler) => {
    permissionsAsked += handler ? 1 : 0;
  },
  setPermissionCheckHandler: (handler) => {
    permissionsAsked += handler ? 1 : 0;
  },
};

/** Whether the program has said what a page may ask of the PC; a window without it is refused. */
export const permissionsHandled = (): boolean => permissionsAsked >= 2;
const sessions = { defaultSession: loud('session.defaultSession', session) };

export { sessions as session };
