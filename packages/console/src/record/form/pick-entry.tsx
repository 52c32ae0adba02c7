import { useEffect, useId, useState } from 'preact/hooks';
import { type Findable, kindText } from '../desk-entry.ts';
import { useAnswer } from '../use-answer.ts';

/** Typing pauses for this long before the desk looks. */
const LOOK_MS = 150;
const SHOWN = 12;

interface PickProps {
  readonly label: string;
  readonly kinds: readonly string[];
  /** Words to look for before anybody types. */
  readonly about?: string | undefined;
  /** Id of what is picked; empty for nothing. */
  readonly value: string;
  readonly onPick: (id: string, entry: Findable | undefined) => void;
  readonly describedBy?: string | undefined;
  readonly isInvalid?: boolean | undefined;
}

/** Finds an entry by words of it: arrows go through what was found, Enter takes one. A combobox as ARIA 1.2 has it. */
export function PickEntry({ label, kinds, about = '', value, onPick, describedBy, isInvalid }: PickProps) {
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  /** Enter came before the answer: the first that is found is meant. */
  const [isEager, setEager] = useState(false);
  const [last, setLast] = useState<Findable | undefined>(undefined);
  const list = useId();
  const words = typed === '' ? about : typed;
  const { found, isReady, none } = useFound(kinds, words, isOpen);
  useEffect(() => {
    if (isReady && isEager) take(found[0]);
  }, [isReady, isEager]);

  function take(entry: Findable | undefined): void {
    setEager(false);
    if (entry === undefined) return;
    setLast(entry);
    setTyped('');
    setOpen(false);
    onPick(entry.id, entry);
  }

  function press(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      setAt((place) => Math.min(Math.max(place + (event.key === 'ArrowDown' ? 1 : -1), 0), Math.max(0, found.length - 1)));
    } else if (event.key === 'Enter' && !event.ctrlKey && isOpen) {
      event.preventDefault();
      if (isReady) take(found[at]);
      else setEager(true);
    } else if (event.key === 'Escape' && isOpen) {
      event.stopPropagation();
      setOpen(false);
    }
  }

  return (
    <div class="pick">
      <input
        role="combobox"
        aria-label={label}
        aria-expanded={isOpen}
        aria-controls={list}
        aria-autocomplete="list"
        aria-invalid={isInvalid}
        aria-describedby={describedBy}
        aria-activedescendant={isOpen && found[at] !== undefined ? `${list}-${at}` : undefined}
        placeholder={value === '' ? 'type words of it' : 'pick another'}
        value={typed}
        onFocus={() => setOpen(true)}
        onBlur={() => {
          setOpen(false);
          setEager(false);
        }}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setAt(0);
          setEager(false);
          setOpen(true);
        }}
        onKeyDown={press}
      />
      <Options {...{ list, label, isOpen, found, at, none }} onTake={take} />
      {value !== '' && <Picked id={value} title={last?.id === value ? last.title : undefined} onOut={() => onPick('', undefined)} />}
    </div>
  );
}

/** What the desk finds for some words. What was found for others is not offered: Enter must not take it. */
function useFound(kinds: readonly string[], words: string, isOpen: boolean) {
  const wanted = useLater(words);
  const { body, isLoading, problem } = useAnswer<{ entries: readonly Findable[] }>(
    isOpen ? `entries?kinds=${kinds.join()}&limit=${SHOWN}&q=${encodeURIComponent(wanted)}` : undefined,
  );
  const isReady = body !== undefined && wanted === words;
  const none = problem ?? (isLoading || !isReady ? 'looking …' : 'nothing has these words');
  return { found: isReady ? body.entries : [], isReady, none };
}

interface OptionsProps {
  readonly list: string;
  readonly label: string;
  readonly isOpen: boolean;
  readonly found: readonly Findable[];
  readonly at: number;
  /** Said where nothing is found. */
  readonly none: string;
  readonly onTake: (entry: Findable) => void;
}

function Options({ list, label, isOpen, found, at, none, onTake }: OptionsProps) {
  return (
    <div class="found" id={list} role="listbox" aria-label={label} hidden={!isOpen}>
      {found.map((entry, place) => (
        <div
          key={entry.id}
          id={`${list}-${place}`}
          role="option"
          tabIndex={-1}
          aria-selected={place === at}
          onMouseDown={(event) => {
            event.preventDefault();
            onTake(entry);
          }}
        >
          {entry.title} <small>{`${kindText(entry.kind)}, ${entry.standing}`}</small>
        </div>
      ))}
      {isOpen && found.length === 0 && (
        <div role="option" tabIndex={-1} aria-selected={false} aria-disabled="true">
          {none}
        </div>
      )}
    </div>
  );
}

interface PickedProps {
  readonly id: string;
  /** Where it is known already. */
  readonly title?: string | undefined;
  readonly onOut: () => void;
}

/** An entry that was picked. */
export function Picked({ id, title, onOut }: PickedProps) {
  const known = useAnswer<{ entry: Findable }>(title === undefined ? `entries/${encodeURIComponent(id)}` : undefined);
  return (
    <p class="picked">
      {title ?? known.body?.entry.title ?? id}{' '}
      <button type="button" onClick={onOut}>
        take out
      </button>
    </p>
  );
}

function useLater(text: string): string {
  const [held, setHeld] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setHeld(text), LOOK_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return held;
}
