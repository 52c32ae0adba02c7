import { useLayoutEffect } from 'preact/hooks';

/** What each key does; a key with shift is written `Shift+Enter`. */
export type Keys = Readonly<Record<string, () => void>>;

/** Listens to the keyboard wherever the focus is, except where somebody types or a key already has a meaning. */
export function useKeys(keys: Keys): void {
  // With the render itself: the next key of a fast typist already means what the screen shows.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return;
      const action = keys[event.shiftKey && event.key.length > 1 ? `Shift+${event.key}` : event.key];
      if (action === undefined || (event.key === 'Enter' && event.target instanceof HTMLButtonElement)) return;
      event.preventDefault();
      action();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
