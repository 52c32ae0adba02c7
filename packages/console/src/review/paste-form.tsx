import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ListedReport } from './desk-claim.ts';
import { textOfFile } from './text-of-file.ts';
import { useKeys } from './use-keys.ts';
import type { Pasted, Taken } from './use-review.ts';

interface PasteProps {
  readonly reports: readonly ListedReport[];
  /** What the server would not have, by field. */
  readonly faults: ReadonlyMap<string, string>;
  readonly onPaste: (pasted: Pasted) => void;
  readonly onFiles: (files: readonly Pasted[]) => Promise<readonly Taken[]>;
  readonly onOpen: (sha256: string) => void;
}

const FIELDS = [
  ['publisher', 'Publisher', ''],
  ['date', 'Day of publication, if the text does not say it', '2024-01-06'],
  ['title', 'Title', ''],
  ['url', 'Address', 'https://'],
  ['timeZone', 'Time zone of the places told of', 'Asia/Jerusalem'],
] as const;
type Fields = Readonly<Record<(typeof FIELDS)[number][0] | 'text' | 'status', string>>;
const EMPTY: Fields = { text: '', publisher: '', date: '', title: '', url: '', timeZone: '', status: '' };

/** Reports that are there, and a place for new ones: pasted, or as files. The number of a report opens it; `n` goes to the text. */
export function PasteForm({ reports, faults, onPaste, onFiles, onOpen }: PasteProps) {
  const [fields, setFields] = useState(EMPTY);
  const [taken, setTaken] = useState<readonly Taken[]>([]);
  const text = useRef<HTMLTextAreaElement>(null);
  const files = useRef<HTMLInputElement>(null);
  const opened = reports.slice(0, 9);
  const send = () => fields.text !== '' && onPaste({ ...given(fields), text: fields.text });
  useKeys({
    n: () => text.current?.focus(),
    f: () => files.current?.click(),
    ...Object.fromEntries(opened.map(({ sha256 }, place) => [String(place + 1), () => onOpen(sha256)])),
  });
  useEffect(() => {
    if (reports.length === 0) text.current?.focus();
  }, []);

  /** Publisher, day and zone that were typed are those of every file; title and address are each file's own. */
  async function takeFiles(list: FileList | null | undefined): Promise<void> {
    const { title: _title, url: _url, ...shared } = given(fields);
    const read = await Promise.all([...(list ?? [])].map(textOfFile));
    if (read.length > 0) setTaken(await onFiles(read.map((file) => ({ ...shared, ...file }))));
  }

  return (
    <section
      class="paste"
      aria-label="Reports"
      data-unsent={fields.text === '' ? undefined : 1}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        void takeFiles(event.dataTransfer?.files);
      }}
    >
      <ReportList reports={reports} onOpen={onOpen} />
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
        <FilePick files={files} taken={taken} onFiles={(list) => void takeFiles(list)} />
        <label>
          <span>
            <kbd>n</kbd> A report’s text: it stays on this server
          </span>
          <textarea
            ref={text}
            rows={12}
            value={fields.text}
            onInput={(event) => setFields({ ...fields, text: event.currentTarget.value })}
          />
        </label>
        {faults.has('text') && <p class="fault">{faults.get('text')}</p>}
        <GivenFields {...{ fields, faults }} onChange={setFields} />
        <button type="submit" disabled={fields.text === ''}>
          Draft claims <kbd>Ctrl Enter</kbd>
        </button>
      </form>
    </section>
  );
}

interface FileProps {
  readonly files: RefObject<HTMLInputElement | null>;
  readonly taken: readonly Taken[];
  readonly onFiles: (list: FileList | null) => void;
}

function FilePick({ files, taken, onFiles }: FileProps) {
  return (
    <>
      <label>
        <span>
          <kbd>f</kbd> Files, .txt or .html, several at once, also dropped here
        </span>
        <input
          ref={files}
          type="file"
          multiple
          accept=".txt,.html,.htm,text/plain,text/html"
          onChange={(event) => onFiles(event.currentTarget.files)}
        />
      </label>
      {taken.length > 0 && (
        <ul aria-label="Files taken in">
          {taken.map(({ name, problem, drafts }) => (
            <li key={name}>{problem === undefined ? `${name}: ${drafts} drafts` : `${name}: ${problem}`}</li>
          ))}
        </ul>
      )}
    </>
  );
}

interface GivenProps extends Pick<PasteProps, 'faults'> {
  readonly fields: Fields;
  readonly onChange: (fields: Fields) => void;
}

/** What is known of a report beside its text. */
function GivenFields({ fields, faults, onChange }: GivenProps) {
  return (
    <div class="columns">
      {FIELDS.map(([name, label, hint]) => (
        <label key={name}>
          {label}
          <input
            value={fields[name]}
            placeholder={hint}
            aria-invalid={faults.has(name)}
            onInput={(event) => onChange({ ...fields, [name]: event.currentTarget.value })}
          />
          {faults.has(name) && <span class="fault">{faults.get(name)}</span>}
        </label>
      ))}
      <label>
        Lane
        <select value={fields.status} onChange={(event) => onChange({ ...fields, status: event.currentTarget.value })}>
          <option value="">Actual</option>
          <option>Exercise</option>
          <option>Test</option>
        </select>
      </label>
    </div>
  );
}

function given(fields: Fields): Omit<Pasted, 'text'> {
  const names = [...FIELDS.map(([name]) => name), 'status'] as const;
  return Object.fromEntries(names.flatMap((name) => (fields[name].trim() === '' ? [] : [[name, fields[name].trim()]])));
}

function ReportList({ reports, onOpen }: Pick<PasteProps, 'reports' | 'onOpen'>) {
  return (
    <ol>
      {reports.map(({ sha256, publisher, title, time, claims }) => (
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
  );
}
