/** Between the test and the process that runs main in the stand-in. */
export type DialogName = 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox' | 'showErrorBox';

export type FromTest =
  | { readonly type: 'dialog'; readonly name: DialogName; readonly answer: unknown }
  | { readonly type: 'quit' }
  | { readonly type: 'killCore' };

export type ToTest =
  | { readonly type: 'shown'; readonly cdp: string }
  | { readonly type: 'loud'; readonly message: string }
  | { readonly type: 'dialogShown'; readonly name: DialogName; readonly options: unknown }
  | { readonly type: 'relaunch' };

/** Tells the test; prints where no test listens. */
export function tellTest(message: ToTest): void {
  if (process.send) process.send(message);
  else console.error(JSON.stringify(message));
}

/** Calls back with every message of the test. */
export function onTest(listener: (message: FromTest) => void): void {
  process.on('message', (message) => listener(message as FromTest));
}
