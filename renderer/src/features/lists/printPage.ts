/** Long enough for any print dialog; browsers that never tell when printing ended still get cleaned up. */
const FORGET_MS = 30 * 60_000;

/**
 * Prints a page of HTML by the browser's own dialog, from a hidden frame. The frame may open that dialog but run
 * nothing: the page holds no scripts, and its sandbox lets none run.
 */
export function printPage(html: string): Promise<void> {
  for (const before of document.querySelectorAll('.lm-print-frame')) before.remove();
  return new Promise((resolve) => {
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-same-origin allow-modals');
    frame.setAttribute('aria-hidden', 'true');
    frame.className = 'lm-print-frame';
    frame.onload = () => {
      const page = frame.contentWindow;
      page?.addEventListener('afterprint', () => frame.remove());
      setTimeout(() => frame.remove(), FORGET_MS);
      page?.focus();
      page?.print();
      resolve();
    };
    frame.srcdoc = html;
    document.body.append(frame);
  });
}
