/** Chromium under Playwright knows no schemes of ours: app:// stands at a routed https origin, as secure and as standard. */
export const WEB_ORIGIN = 'https://living-map.invalid';
const APP_ORIGIN = 'app://living-map';
/** Where the page's side of the stand-in posts its messages; same origin, so the page's own CSP lets it. */
export const INVOKE_PATH = '/__stand-in/invoke';

/** The address that Chromium is given for one of the program's. */
export const toWeb = (url: string): string =>
  url.startsWith(APP_ORIGIN) ? WEB_ORIGIN + url.slice(APP_ORIGIN.length) : url;

/** The address that the program sees for one of Chromium's. */
export const toApp = (url: string): string =>
  url.startsWith(WEB_ORIGIN) ? APP_ORIGIN + url.slice(WEB_ORIGIN.length) : url;
