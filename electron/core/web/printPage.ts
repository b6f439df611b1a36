const POLICY =
  `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; ` +
  `img-src data:; font-src data:">`;

/** A page that is to be printed, made unable to run a script or load a file, whatever text stands in its rows. */
export function lockedDown(html: string): string {
  const doctype = /^\s*<!doctype[^>]*>/i.exec(html)?.[0] ?? '';
  return `${doctype}${POLICY}${html.slice(doctype.length)}`;
}
