import { useKeys } from '../review/use-keys.ts';

/** What one key does here: the key, a word for it, the deed. */
export type Action = readonly [key: string, label: string, act: () => void];

/** What each key does here, which is also what each button does. */
export function KeyBar({ said, actions }: { readonly said: string; readonly actions: readonly Action[] }) {
  useKeys(Object.fromEntries(actions.map(([key, , act]) => [key, act])));
  return (
    <footer>
      <p>{said}</p>
      {actions.map(([key, label, act]) => (
        <button key={key} type="button" onClick={act}>
          <kbd>{key === ' ' ? 'Space' : key}</kbd> {label}
        </button>
      ))}
    </footer>
  );
}
