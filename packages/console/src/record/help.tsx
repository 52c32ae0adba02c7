import { useEffect, useRef } from 'preact/hooks';

const KEYS: readonly (readonly [heading: string, keys: readonly (readonly [string, string])[]])[] = [
  [
    'Everywhere',
    [
      ['R', 'reports'],
      ['W', 'what waits for a second person'],
      ['I', 'incidents'],
      ['P', 'proposals and links'],
      ['E', 'all entries'],
      ['r', 'the map'],
      ['?', 'this'],
    ],
  ],
  [
    'A list',
    [
      ['j, k', 'next, back'],
      ['Enter', 'confirm'],
      ['Shift Enter', 'confirm all of this kind from here on'],
      ['x', 'reject; your own draft: withdraw'],
      ['u', 'undo what was not sent'],
      ['s', 'send what was decided'],
      ['p', 'publish this one; put a correction in place; agree to open'],
      ['t', 'take back (retract), unlink'],
      ['h, v', 'seal parts of a claim; open them (two people)'],
      ['m', 'make a notice, breach, point, … of this claim'],
      ['c', 'see a claim in its report'],
      ['e', 'enter again, put right; the draft before is withdrawn'],
      ['N', 'a new entry of any kind'],
    ],
  ],
  [
    'A report',
    [
      ['← →', 'to the word before, after'],
      ['Shift ← →', 'select word by word'],
      ['o', 'move the other end of the selection'],
      ['Esc', 'select nothing'],
      ['w', 'the selection is this claim’s quote'],
      ['n', 'a claim that was missed, out of the selection'],
      ['e', 'edit the claim; of a confirmed one: propose a correction'],
      ['l', 'all reports'],
    ],
  ],
  [
    'An incident',
    [
      ['n', 'new'],
      ['a', 'put claims and own alerts in'],
      ['↑ ↓, Space', 'go to a member, mark it'],
      ['d', 'take it out, unmerge'],
      ['b', 'break the marked ones off'],
      ['g', 'merge with another'],
    ],
  ],
  [
    'A proposal',
    [
      ['y', 'link them'],
      ['x', 'dismiss'],
    ],
  ],
  [
    'A form',
    [
      ['Tab', 'next field'],
      ['↑ ↓, Enter', 'pick an entry that was found'],
      ['Ctrl Enter', 'keep'],
      ['Esc', 'leave'],
    ],
  ],
];

/** All keys. Escape or `?` closes it. */
export function Help({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      class="help"
      aria-label="Keys"
      onClose={onClose}
      onKeyDown={(event) => event.key === '?' && dialog.current?.close()}
    >
      <div class="columns">
        {KEYS.map(([heading, keys]) => (
          <section key={heading}>
            <h2>{heading}</h2>
            <dl>
              {keys.map(([key, meaning]) => (
                <div key={key}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{meaning}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <button type="button" onClick={() => dialog.current?.close()}>
        Close <kbd>Esc</kbd>
      </button>
    </dialog>
  );
}
