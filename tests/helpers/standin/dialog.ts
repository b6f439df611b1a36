import type * as Electron from 'electron';
import { type DialogName, onTest, tellTest } from './control.ts';
import { fail, loud } from './loud.ts';

const answers = new Map<DialogName, unknown[]>();

onTest((message) => {
  if (message.type === 'dialog')
    answers.set(message.name, [...(answers.get(message.name) ?? []), message.answer]);
});

/** The answer that the test has prepared; a dialog that nobody expects would hang a real program, so it fails. */
async function ask<T>(name: DialogName, args: readonly unknown[]): Promise<T> {
  const options = args.at(-1);
  tellTest({ type: 'dialogShown', name, options });
  const queue = answers.get(name) ?? [];
  if (queue.length === 0) return fail(`${name} was shown and no answer is prepared`);
  return queue.shift() as T;
}

type Provided = Pick<Electron.Dialog, DialogName>;
const provided: Provided = {
  showOpenDialog: (...args: unknown[]) => ask<Electron.OpenDialogReturnValue>('showOpenDialog', args),
  showSaveDialog: (...args: unknown[]) => ask<Electron.SaveDialogReturnValue>('showSaveDialog', args),
  showMessageBox: (...args: unknown[]) => ask<Electron.MessageBoxReturnValue>('showMessageBox', args),
  showErrorBox: (title, content) =>
    tellTest({ type: 'dialogShown', name: 'showErrorBox', options: { title, content } }),
};
export const dialog = loud('dialog', provided);
