const FIELDS = /^(INPUT|TEXTAREA|SELECT)$/;

/** Whether what has the focus takes letters itself: there a key is no command. */
export const isTyping = (target: EventTarget | null): target is HTMLElement =>
  target instanceof HTMLElement && (target.isContentEditable || FIELDS.test(target.tagName));
