import { useEffect, useRef, useState } from 'preact/hooks';
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
  const first = { k: claim.claim as string, q: typedFigure(claim.quantity), s: claim.chain[0]?.agent ?? '', p: claim.place ?? '' };
  const [fields, setFields] = useState(first);
  const [assertion, setAssertion] = useState(claim.assertion);
  const form = useRef<HTMLFormElement>(null);
  const go = (key: keyof typeof first) => () => form.current?.querySelector<HTMLInputElement>(`[name=${key}]`)?.select();
  const [fault, setFault] = useState('');

  function save(): void {
    const kind = kindOf(fields.k, kinds);
    const quantity = readFigure(fields.q, claim);
    if (kind === undefined) setFault('no kind is called so');
    else if (quantity === undefined) setFault('a figure is 40, >=40, >40, <=40, ~40 or 40-60');
    else onSave(changesTo(kind, quantity));
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
  useKeys({ k: go('k'), q: go('q'), s: go('s'), p: go('p'), a: turn, Enter: save, Escape: onCancel });
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
      {(
        [
          ['k', 'kind'],
          ['q', 'quantity'],
          ['s', 'source'],
          ['p', 'place'],
        ] as const
      ).map(([key, label]) => (
        <label key={key}>
          <kbd>{key}</kbd> {label}
          <input
            name={key}
            value={fields[key]}
            list={key === 'k' ? 'kinds' : undefined}
            onInput={(event) => setFields({ ...fields, [key]: event.currentTarget.value })}
          />
        </label>
      ))}
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
