import { protocol } from 'electron';
import { readWebFile } from '#core/web/files';
import { SECURITY_HEADERS } from '#core/web/headers';

/** The window's own address; nothing else is ever loaded into it. */
export const APP_ORIGIN = 'app://living-map';

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the built window from its folder, and only that. */
export function serveAppScheme(rendererDir: string): void {
  protocol.handle('app', async (request) => {
    const url = new URL(request.url);
    const known = url.host === 'living-map' && request.method === 'GET';
    const file = known ? await readWebFile(rendererDir, url.pathname) : undefined;
    if (!file) return new Response('404', { status: 404, headers: SECURITY_HEADERS });
    return new Response(Buffer.from(file.bytes), {
      headers: { ...SECURITY_HEADERS, 'content-type': file.type, 'cache-control': 'no-store' },
    });
  });
}
