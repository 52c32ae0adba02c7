import { useState } from 'preact/hooks';
import { alike, type Board, currentOf, decide, step, undo, waitingCount } from '../review/board.ts';
import type { DeskEntry } from './desk-entry.ts';
import { kindText } from './desk-entry.ts';
import { EntryForm } from './form/entry-form.tsx';
import type { FormShape, Values } from './form/fields.ts';
import { fromClaim } from './form/from-claim.ts';
import { valuesOf } from './form/read-form.ts';
import { SHAPES, shapeOf, UNTOUCHED } from './form/shapes.ts';
import { type Action, KeyBar } from './key-bar.tsx';
import { type AskedForm, chooser, reasonShape, sealShape, tickedIn, ticks } from './small-forms.ts';
import type { Decider } from './use-entry-board.ts';

const REJECTED = 'the text does not say this';

interface BarProps<Entry extends DeskEntry> {
  readonly board: Board<Entry>;
  readonly desk: Decider;
  readonly onChange: (board: Board<Entry>) => void;
  /** What a screen can do beside; a form that one of them asks for is shown in place of the keys. */
  readonly more?: (ask: (form: AskedForm) => void) => readonly Action[];
}

/** The keys for deciding about entries, and the form that one of them asks for. Publishing is one at a time: there is no key for many. */
export function DecideBar<Entry extends DeskEntry>({ board, desk, onChange, more }: BarProps<Entry>) {
  const [asked, setAsked] = useState<AskedForm | undefined>(undefined);
  const [isChoosing, setChoosing] = useState<'new' | 'of' | undefined>(undefined);
  const current: DeskEntry | undefined = currentOf(board);
  if (asked !== undefined)
    return (
      <EntryForm
        key={asked.shape.title}
        {...asked}
        onCancel={() => setAsked(undefined)}
        onSave={async (body) => {
          const refused = await asked.onSave(body);
          if (refused === undefined) setAsked(undefined);
          return refused;
        }}
      />
    );
  if (isChoosing !== undefined) {
    const claim = isChoosing === 'of' && current?.kind === 'claim' ? current : undefined;
    const choose = (shape: FormShape) => {
      setChoosing(undefined);
      setAsked(newEntry(desk, shape, claim === undefined ? {} : fromClaim(shape.kind, claim)));
    };
    const actions: readonly Action[] = [...chooser(SHAPES, choose), ['Escape', 'leave', () => setChoosing(undefined)]];
    return <KeyBar said={claim === undefined ? 'Make a new …' : 'Make of this claim a …'} actions={actions} />;
  }
  const waiting = `${waitingCount(board)} wait for you, ${board.marks.size} decided and not sent`;
  const actions = [
    ...walkActions({ board, desk, onChange }, setAsked),
    ...(more?.(setAsked) ?? []),
    ...(current === undefined ? [] : oneByOne({ board, desk, onChange }, current, setAsked)),
    ...(current?.kind === 'claim' ? [['m', 'make of it …', () => setChoosing('of')] satisfies Action] : []),
    ['N', 'new entry …', () => setChoosing('new')] satisfies Action,
  ];
  return <KeyBar said={current?.held === undefined ? waiting : `Held: ${current.held}. ${waiting}`} actions={actions} />;
}

/** A form for an entry of its own. */
export function newEntry(desk: Decider, shape: FormShape, values: Values): AskedForm {
  return {
    shape,
    values: { ...UNTOUCHED, ...values },
    submit: 'Enter it: a second person confirms',
    onSave: (body) => desk.enter({ kind: shape.kind, ...body }, `entered: ${kindText(shape.kind)}, it waits for a second person`),
  };
}

/** The form of an entry with what it says, to be said again: a draft's place is taken, what is public stays until it is taken back. */
function again(desk: Decider, entry: DeskEntry): AskedForm | undefined {
  const shape = shapeOf(entry.kind);
  if (shape === undefined) return undefined;
  const values = valuesOf(shape.fields, Object.fromEntries(Object.entries(entry)));
  const isPoint = entry.kind === 'series-point' && entry.standing !== 'draft';
  const form = newEntry(desk, shape, isPoint ? { ...values, revises: entry.id } : values);
  if (entry.standing !== 'draft') return form;
  return {
    ...form,
    async onSave(body) {
      const refused = await form.onSave(body);
      if (refused !== undefined) return refused;
      return desk.review(
        [{ subject: entry.id, decision: 'reject', reason: 'entered again, put right' }],
        'entered anew; the one before is withdrawn',
      );
    },
  };
}

type Ask = (form: AskedForm) => void;

/** Keys that go along the board and decide; nothing is sent before `s`. */
function walkActions<Entry extends DeskEntry>({ board, desk, onChange }: BarProps<Entry>, ask: Ask): readonly Action[] {
  const current = currentOf(board);
  const here = current === undefined ? [] : [current];
  const same = alike(board);
  const reject = (reason: string) => onChange(decide(board, here, { decision: 'reject', reason }));
  const askWhy = () =>
    ask({
      shape: reasonShape(`Reject: ${current?.title ?? ''}`),
      values: {},
      submit: 'Reject',
      onSave: async ({ reason }) => {
        reject(String(reason));
        return undefined;
      },
    });
  return [
    ['j', 'next', () => onChange(step(board, 1))],
    ['k', 'back', () => onChange(step(board, -1))],
    ['Enter', 'confirm', () => onChange(decide(board, here, { decision: 'confirm' }))],
    ['Shift+Enter', `confirm ${same.length} of this kind`, () => onChange(decide(board, same, { decision: 'confirm' }))],
    ['x', 'reject', () => (current?.kind === 'claim' ? reject(REJECTED) : current !== undefined && askWhy())],
    ['u', 'undo', () => onChange(undo(board))],
    ['s', `send ${board.marks.size}`, () => void desk.send()],
  ];
}

/** Keys that change what the public sees: each sends at once, and for this one entry. */
function oneByOne<Entry extends DeskEntry>({ desk }: BarProps<Entry>, current: DeskEntry, ask: Ask): readonly Action[] {
  const { id: subject, title } = current;
  const withReason = (decision: string, submit: string, more: object = {}): AskedForm => ({
    shape: reasonShape(`${submit}: ${title}`),
    values: {},
    submit,
    onSave: ({ reason }) => desk.review([{ subject, decision, reason, ...more }], `${decision}: done`),
  });
  const seal = (decision: 'seal' | 'unseal'): AskedForm => ({
    shape: sealShape(`${decision === 'seal' ? 'Seal' : 'Open (two people)'}: ${title}`, decision === 'seal' ? undefined : current.sealed),
    values: ticks(decision === 'seal' ? [] : (current.unsealAsked[0]?.fields ?? [])),
    submit: decision === 'seal' ? 'Seal' : 'Open',
    onSave: async (body) => {
      const fields = tickedIn(body);
      if (fields.length === 0) return new Map([['', 'tick what is meant']]);
      return desk.review([{ subject, decision, reason: body['reason'], fields }], decision === 'seal' ? 'sealed' : 'said: open');
    },
  });
  function publish(): void {
    if (current.next === 'publish') void desk.review([{ subject, decision: 'publish' }], 'published');
    else if (current.next === 'correct')
      ask({
        ...withReason('correct', 'Put it in the place of the old one'),
        onSave: ({ reason }) =>
          desk.review([{ subject: current.corrects, decision: 'correct', reason, replacement: subject }], 'corrected'),
      });
    else if (current.next === 'open') ask(seal('unseal'));
    else desk.say(`not now: ${current.waitsFor ?? `this one is ${current.standing}`}`);
  }
  const isTakenBack =
    current.standing === 'public' || current.standing === 'confirmed' || (current.kind === 'link' && current.standing === 'draft');
  const anew = current.kind === 'claim' ? undefined : again(desk, current);
  return [
    ...(anew === undefined ? [] : [['e', 'enter again …', () => ask(anew)] satisfies Action]),
    ['p', current.next === 'correct' ? 'put in place' : current.next === 'open' ? 'agree to open' : 'publish this one', publish],
    ...(isTakenBack
      ? [['t', current.kind === 'link' ? 'unlink' : 'take back', () => ask(withReason('retract', 'Take back'))] satisfies Action]
      : []),
    ...(current.kind === 'claim' ? [['h', 'seal …', () => ask(seal('seal'))] satisfies Action] : []),
    ...(current.sealed.length > 0 ? [['v', 'open …', () => ask(seal('unseal'))] satisfies Action] : []),
  ];
}
