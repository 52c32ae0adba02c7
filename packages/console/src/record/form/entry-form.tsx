import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Findable } from '../desk-entry.ts';
import { FieldRow } from './field-row.tsx';
import type { FormShape, Values } from './fields.ts';
import { filledFrom, fromClaim } from './from-claim.ts';
import { readForm } from './read-form.ts';

interface FormProps {
  readonly shape: FormShape;
  readonly values: Values;
  readonly submit: string;
  /** Sends it; what the server will not have, by the path of its field. */
  readonly onSave: (body: Readonly<Record<string, unknown>>) => Promise<ReadonlyMap<string, string> | undefined>;
  readonly onCancel: () => void;
}

/** One form for every kind of entry: Tab goes on, Ctrl+Enter keeps, Escape leaves. What is refused is said at its field. */
export function EntryForm({ shape, values: first, submit, onSave, onCancel }: FormProps) {
  const [values, setValues] = useState(first);
  /** What the server would not have, until somebody changes it. */
  const [refused, setRefused] = useState<ReadonlyMap<string, string>>(new Map());
  const [isTried, setTried] = useState(false);
  const [isSending, setSending] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  // With the render itself: a fast typist's next letter is already in the field.
  useLayoutEffect(() => form.current?.querySelector<HTMLElement>('input, select, textarea')?.focus(), []);

  const read = readForm(shape, values);
  const faults = new Map([...refused, ...(isTried && !read.ok ? read.faults : [])]);

  async function save(): Promise<void> {
    if (isSending) return;
    setTried(true);
    if (!read.ok) return goToFault(form.current);
    setSending(true);
    const found = await onSave(read.body);
    setSending(false);
    if (found === undefined) return;
    setRefused(found);
    goToFault(form.current);
  }

  function pick(entry: Findable | undefined): void {
    if (entry?.kind === 'claim') setValues((typed) => filledFrom(fromClaim(shape.kind, entry), typed));
  }

  const stray = [...faults].filter(([path]) => !shape.fields.some(({ name }) => isWithin(path, name)));
  return (
    <form
      class="entry-form"
      ref={form}
      aria-label={shape.title}
      aria-busy={isSending}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.ctrlKey) void save();
        if (event.key === 'Escape') onCancel();
      }}
    >
      <h2>{shape.title}</h2>
      {shape.fields.map((field) => (
        <FieldRow
          key={field.name}
          field={field}
          path={field.name}
          values={values}
          faults={faults}
          onChange={(value) => {
            setValues((typed) => ({ ...typed, [field.name]: value }));
            setRefused((found) => new Map([...found].filter(([path]) => path !== '' && !isWithin(path, field.name))));
          }}
          onEntry={field.name === 'claim' ? pick : undefined}
        />
      ))}
      <StrayFaults faults={stray} />
      <FormButtons {...{ submit, isSending, onCancel }} />
    </form>
  );
}

/** What no field of the form is to blame for. */
function StrayFaults({ faults }: { readonly faults: readonly (readonly [string, string])[] }) {
  return (
    <>
      {faults.map(([path, message]) => (
        <p key={path} role="alert" class="fault">
          {path === '' ? message : `${path}: ${message}`}
        </p>
      ))}
    </>
  );
}

function FormButtons({ submit, isSending, onCancel }: Pick<FormProps, 'submit' | 'onCancel'> & { readonly isSending: boolean }) {
  return (
    <p class="row">
      <button type="submit" aria-disabled={isSending}>
        {isSending ? 'Sending …' : submit} <kbd>Ctrl Enter</kbd>
      </button>
      <button type="button" onClick={onCancel}>
        Leave <kbd>Esc</kbd>
      </button>
    </p>
  );
}

/** To the first field that is wrong; else back into the form, if the focus was lost on the way. */
function goToFault(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => {
    const wrong = form?.querySelector<HTMLElement>('[aria-invalid=true]') ?? undefined;
    if (wrong !== undefined) wrong.focus();
    else if (form?.contains(document.activeElement) === false) form.querySelector<HTMLElement>('input, select, textarea')?.focus();
  });
}

/** Whether a path names a field or something in it. */
function isWithin(path: string, name: string): boolean {
  return path === name || path.startsWith(`${name}.`) || path.startsWith(`${name}[`);
}
