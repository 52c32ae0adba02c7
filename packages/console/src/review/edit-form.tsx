import { useEffect, useRef, useState } from 'preact/hooks';
import { readWhen } from '../record/form/typed-time.ts';
import type { Changes, DeskClaim } from './desk-claim.ts';
import { kindOf, readFigure, typedFigure } from './typed-figure.ts';
import { useKeys } from './use-keys.ts';

const ASSERTIONS = ['asserted', 'alleged', 'denied'] as const;

interface EditProps {
  readonly claim: DeskClaim;
  readonly kinds: readonly string[];
  readonly onSave: (changes: Changes) => void;
  readonly onCancel: () => void;
}

/** Puts a draft right: a key goes to its field, Enter keeps all, Escape leaves. */
export function EditForm({ claim, kinds, onSave, onCancel }: EditProps) {
  const first = {
    k: claim.claim as string,
    q: typedFigure(claim.quantity),
    s: claim.chain[0]?.agent ?? '',
    p: claim.place ?? '',
    d: claim.when?.edtf ?? '',
  };
  const [fields, setFields] = useState<Fields>(first);
  const [assertion, setAssertion] = useState(claim.assertion);
  const form = useRef<HTMLFormElement>(null);
  const go = (key: keyof typeof first) => () => form.current?.querySelector<HTMLInputElement>(`[name=${key}]`)?.select();
  const [fault, setFault] = useState('');

  function save(): void {
    const kind = kindOf(fields.k, kinds);
    const quantity = readFigure(fields.q, claim);
    const when = fields.d === '' ? null : readWhen(fields.d);
    if (kind === undefined) setFault('no kind is called so');
    else if (quantity === undefined) setFault('a figure is 40, >=40, >40, <=40, ~40 or 40-60');
    else if (when === undefined) setFault('a time is 2024-01-06, 2024-01 or 2024-01-06T07:00');
    else onSave({ ...changesTo(kind, quantity), ...(fields.d === first.d ? {} : { when }) });
  }

  function changesTo(kind: string, quantity: Changes['quantity']): Changes {
    return {
      ...(kind === claim.claim ? {} : { kind }),
      ...(fields.q === first.q || quantity === undefined ? {} : { quantity }),
      ...(fields.s === first.s ? {} : { source: fields.s }),
      ...(fields.p === first.p ? {} : { place: fields.p === '' ? null : fields.p }),
      ...(assertion === claim.assertion ? {} : { assertion }),
    };
  }

  const turn = () => setAssertion(ASSERTIONS[(ASSERTIONS.indexOf(assertion) + 1) % ASSERTIONS.length] ?? 'asserted');
  useKeys({ k: go('k'), q: go('q'), s: go('s'), p: go('p'), d: go('d'), a: turn, Enter: save, Escape: onCancel });
  useEffect(() => form.current?.scrollIntoView({ block: 'nearest' }), []);
  return (
    <form
      class="edit"
      ref={form}
      aria-label="Edit this draft"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
    >
      <EditFields fields={fields} onChange={setFields} />
      <button type="button" onClick={turn}>
        <kbd>a</kbd> {assertion}
      </button>
      <button type="submit">Keep</button>
      <datalist id="kinds">
        {kinds.map((kind) => (
          <option key={kind} value={kind} />
        ))}
      </datalist>
      {fault !== '' && <p role="alert">{fault}</p>}
    </form>
  );
}

type Fields = Readonly<Record<'k' | 'q' | 's' | 'p' | 'd', string>>;

function EditFields({ fields, onChange }: { readonly fields: Fields; readonly onChange: (fields: Fields) => void }) {
  return (
    <>
      {(
        [
          ['k', 'kind'],
          ['q', 'quantity'],
          ['s', 'source'],
          ['p', 'place'],
          ['d', 'day or time'],
        ] as const
      ).map(([key, label]) => (
        <label key={key}>
          <kbd>{key}</kbd> {label}
          <input
            name={key}
            value={fields[key]}
            list={key === 'k' ? 'kinds' : undefined}
            onInput={(event) => onChange({ ...fields, [key]: event.currentTarget.value })}
          />
        </label>
      ))}
    </>
  );
}
