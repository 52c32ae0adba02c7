import { useLayoutEffect } from 'preact/hooks';

/** What each key does; a key with shift is written `Shift+Enter`. */
export type Keys = Readonly<Record<string, () => void>>;

/** Listens to the keyboard wherever the focus is, except where somebody types or a key already has a meaning. */
export function useKeys(keys: Keys): void {
  // With the render itself: the next key of a fast typist already means what the screen shows.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      // A dialog that lies over the page has the keyboard.
      if (document.querySelector('dialog[open]') !== null) return;
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return;
      const action = keys[event.shiftKey && event.key.length > 1 ? `Shift+${event.key}` : event.key];
      if (action === undefined || (event.key === 'Enter' && isPressed(event.target))) return;
      event.preventDefault();
      action();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });
}

/** A button that Tab leads to is pressed by Enter; a card that was clicked is only where somebody is. */
function isPressed(target: EventTarget | null): boolean {
  return target instanceof HTMLButtonElement && target.tabIndex !== -1;
}

function isTyping(target: EventTarget | null): boolean {
  // A file is chosen and a box ticked without letters.
  if (target instanceof HTMLInputElement) return target.type !== 'file' && target.type !== 'checkbox';
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
