/** The channel of a process of its own to the core, seen from inside the process. */
export type ParentChannel<Ask, Answer> = {
  readonly post: (answer: Answer) => void;
  readonly onAsk: (listener: (ask: Ask) => void) => void;
};

/** Electron's side of the channel; its types belong to the shell. */
type ParentPort = {
  postMessage: (message: unknown) => void;
  on: (event: 'message', listener: (message: { data: unknown }) => void) => void;
};

/** Opens the channel under Node (`fork`) or Electron (`utilityProcess`). */
export function openParent<Ask, Answer>(): ParentChannel<Ask, Answer> {
  const { parentPort } = process as unknown as { parentPort?: ParentPort };
  if (parentPort)
    return {
      post: (answer) => parentPort.postMessage(answer),
      onAsk: (listener) => parentPort.on('message', ({ data }) => listener(data as Ask)),
    };
  return {
    post: (answer) => void process.send?.(answer as object),
    onAsk: (listener) => void process.on('message', (message) => listener(message as Ask)),
  };
}
