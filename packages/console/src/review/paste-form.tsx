import { useEffect, useRef, useState } from 'preact/hooks';
import type { ListedReport } from './desk-claim.ts';
import { useKeys } from './use-keys.ts';
import type { Pasted } from './use-review.ts';

interface PasteProps {
  readonly reports: readonly ListedReport[];
  readonly onPaste: (pasted: Pasted) => void;
  readonly onOpen: (sha256: string) => void;
}

/** Reports that are there, and a place for a new one. The number of a report opens it; `n` goes to the text. */
export function PasteForm({ reports, onPaste, onOpen }: PasteProps) {
  const [fields, setFields] = useState({ text: '', publisher: '', date: '' });
  const text = useRef<HTMLTextAreaElement>(null);
  const opened = reports.slice(0, 9);
  const send = () =>
    onPaste({
      text: fields.text,
      ...(fields.publisher === '' ? {} : { publisher: fields.publisher }),
      ...(fields.date === '' ? {} : { date: fields.date }),
    });
  useKeys({
    n: () => text.current?.focus(),
    ...Object.fromEntries(opened.map(({ sha256 }, place) => [String(place + 1), () => onOpen(sha256)])),
  });
  useEffect(() => {
    if (reports.length === 0) text.current?.focus();
  }, []);
  return (
    <section class="paste" aria-label="Reports">
      <ol>
        {opened.map(({ sha256, publisher, title, time, claims }) => (
          <li key={sha256}>
            <button type="button" onClick={() => onOpen(sha256)}>
              {title ?? publisher}, {time.slice(0, 16).replace('T', ' ')}
            </button>{' '}
            {Object.entries(claims)
              .map(([standing, count]) => `${count} ${standing}`)
              .join(', ') || 'no claims'}
          </li>
        ))}
      </ol>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && event.ctrlKey) send();
          if (event.key === 'Escape' && document.activeElement instanceof HTMLElement) document.activeElement.blur();
        }}
      >
        <label>
          <span>
            <kbd>n</kbd> A report’s text: it stays on this server
          </span>
          <textarea
            ref={text}
            rows={14}
            value={fields.text}
            onInput={(event) => setFields({ ...fields, text: event.currentTarget.value })}
          />
        </label>
        <label>
          Publisher
          <input value={fields.publisher} onInput={(event) => setFields({ ...fields, publisher: event.currentTarget.value })} />
        </label>
        <label>
          Day of publication, if the text does not say it
          <input
            placeholder="2024-01-06"
            value={fields.date}
            onInput={(event) => setFields({ ...fields, date: event.currentTarget.value })}
          />
        </label>
        <button type="submit" disabled={fields.text === ''}>
          Draft claims <kbd>Ctrl Enter</kbd>
        </button>
      </form>
    </section>
  );
}
