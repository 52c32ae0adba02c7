import { useEffect, useState } from 'preact/hooks';
import { currentOf } from '../review/board.ts';
import { useKeys } from '../review/use-keys.ts';
import { ask } from './ask.ts';
import { DecideBar, newEntry } from './decide-bar.tsx';
import { type DeskEntry, type FullEntry, kindText } from './desk-entry.ts';
import { History } from './entry-detail.tsx';
import { EntryList } from './entry-list.tsx';
import type { Field, FormShape } from './form/fields.ts';
import { shapeOf, UNTOUCHED } from './form/shapes.ts';
import type { Action } from './key-bar.tsx';
import { type Member, membersOf } from './members.ts';
import { type AskedForm, reasonShape } from './small-forms.ts';
import { useAnswer } from './use-answer.ts';
import { type EntryBoard, type Refused, useEntryBoard } from './use-entry-board.ts';

const INCIDENT: FormShape = shapeOf('incident') ?? { kind: 'incident', title: 'Incident', fields: [] };
const PUT_IN: Field = { name: 'from', label: 'Claims and own alerts', type: 'entries', of: ['claim', 'own'] };
const OTHER: Field = { name: 'other', label: 'The other incident', type: 'entry', of: ['incident'] };

/** Incidents: what belongs to one is said by links, so that to split and to merge are history. */
export function IncidentsScreen({ say }: { readonly say: (text: string) => void }) {
  const desk = useEntryBoard('entries?kinds=incident', say);
  const { board } = desk;
  const current = board === undefined ? undefined : currentOf(board);
  const full = useAnswer<FullEntry>(current === undefined ? undefined : `entries/${encodeURIComponent(current.id)}`);
  const [at, setAt] = useState(0);
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => void full.reload(), [board?.entries]);
  useEffect(() => setMarked(new Set()), [current?.id]);
  const members = full.body === undefined ? [] : membersOf(full.body);
  const place = Math.min(at, Math.max(0, members.length - 1));
  const walk = (by: 1 | -1) => () => setAt(Math.min(Math.max(place + by, 0), Math.max(0, members.length - 1)));
  useKeys({ ArrowDown: walk(1), ArrowUp: walk(-1) });
  if (board === undefined) return <p class="none">{desk.problem ?? 'Reading …'}</p>;
  const toggle = (id: string) =>
    setMarked((before) => new Set(before.has(id) ? [...before].filter((each) => each !== id) : [...before, id]));
  const more = (show: (form: AskedForm) => void): readonly Action[] => [
    ['n', 'new incident', () => show(newEntry(desk, INCIDENT, {}))],
    ...(current === undefined ? [] : incidentActions({ desk, incident: current, members, place, marked, toggle }, show)),
  ];
  return (
    <>
      <section class="list" aria-label="Incidents" aria-busy={desk.isLoading}>
        {desk.problem !== undefined && <p role="alert">{desk.problem}</p>}
        {board.entries.length === 0 && <p class="none">No incident yet: n makes one.</p>}
        <EntryList board={board} label="Incidents" onChange={desk.change} />
      </section>
      <section class="drafts" aria-label="The incident" data-unsent={board.marks.size > 0 ? board.marks.size : undefined}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: text that scrolls is reached by keyboard */}
        <article class="detail" tabIndex={0} aria-label="Incident in full">
          {current !== undefined && <h2>{current.title}</h2>}
          <MemberList {...{ members, place, marked }} onPick={setAt} />
          {full.body !== undefined && <History steps={full.body.history} />}
        </article>
        <DecideBar board={board} desk={desk} onChange={desk.change} more={more} />
      </section>
    </>
  );
}

interface Handling {
  readonly desk: EntryBoard;
  readonly incident: DeskEntry;
  readonly members: readonly Member[];
  readonly place: number;
  readonly marked: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
}

function incidentActions({ desk, incident, members, place, marked, toggle }: Handling, show: (form: AskedForm) => void): readonly Action[] {
  const member = members[place];
  const putIn = (): AskedForm => ({
    shape: { kind: 'part_of', title: `Put into: ${incident.title}`, fields: [PUT_IN] },
    values: {},
    submit: 'Put in',
    onSave: ({ from }) =>
      linkAll(
        desk,
        (Array.isArray(from) ? from : []).map((id) => ({ type: 'part_of', from: String(id), to: incident.id })),
      ),
  });
  const merge = (): AskedForm => ({
    shape: { kind: 'merge', title: `Merge with: ${incident.title}`, fields: [OTHER] },
    values: {},
    submit: 'Merge',
    onSave: ({ other }) => linkAll(desk, [{ ...laneOf(incident), type: 'same_event', from: String(other), to: incident.id }]),
  });
  const takeOut = (taken: Member): AskedForm => ({
    shape: reasonShape(`${taken.isMerged ? 'Unmerge' : 'Take out'}: ${taken.title}`),
    values: {},
    submit: taken.isMerged ? 'Unmerge' : 'Take out',
    onSave: ({ reason }) => desk.review([{ subject: taken.link.id, decision: 'retract', reason }], 'taken out'),
  });
  const chosen = members.filter(({ id, isMerged }) => marked.has(id) && !isMerged);
  const split = (): AskedForm => ({
    shape: {
      ...INCIDENT,
      kind: 'split',
      title: `Break ${chosen.length} off into a new incident`,
      fields: [...reasonShape('').fields, ...INCIDENT.fields],
    },
    values: UNTOUCHED,
    submit: 'Break off',
    onSave: (body) => breakOff(desk, chosen, body),
  });
  return [
    ['a', 'put in …', () => show(putIn())],
    ['g', 'merge …', () => show(merge())],
    ...(member === undefined ? [] : [['d', member.isMerged ? 'unmerge …' : 'take out …', () => show(takeOut(member))] satisfies Action]),
    ...(member === undefined ? [] : [[' ', 'mark', () => toggle(member.id)] satisfies Action]),
    ...(chosen.length === 0 ? [] : [['b', `break ${chosen.length} off …`, () => show(split())] satisfies Action]),
  ];
}

/** A link stands in the lane of what it links. */
function laneOf({ status }: DeskEntry): { readonly status?: string } {
  return status === undefined ? {} : { status };
}

interface NewLink {
  readonly status?: string;
  readonly type: string;
  readonly from: string;
  readonly to: string;
}

/** Makes links one after the other; stops at the first that is refused. */
async function linkAll(desk: EntryBoard, links: readonly NewLink[]): Promise<Refused | undefined> {
  for (const link of links) {
    const refused = await desk.enter({ kind: 'link', ...link }, `${links.length} linked: a second person confirms`);
    if (refused !== undefined) return refused;
  }
  return undefined;
}

/** A new incident with some members of another: its links are made before the old ones are taken back, so nothing is lost on the way. */
async function breakOff(
  desk: EntryBoard,
  members: readonly Member[],
  { label, status, reason }: Readonly<Record<string, unknown>>,
): Promise<Refused | undefined> {
  const made = await ask<{ ids: readonly string[] }>('entries', { entry: { kind: 'incident', label, status } });
  if (!made.ok) return new Map([['', made.problem]]);
  const to = made.body.ids[0] ?? '';
  const refused = await linkAll(
    desk,
    members.map(({ id, link }) => ({ ...laneOf(link), type: 'part_of', from: id, to })),
  );
  if (refused !== undefined) return refused;
  for (const { link } of members) {
    const kept = await desk.review([{ subject: link.id, decision: 'retract', reason }], 'broken off');
    if (kept !== undefined) return kept;
  }
  return undefined;
}

interface MembersProps {
  readonly members: readonly Member[];
  readonly place: number;
  readonly marked: ReadonlySet<string>;
  readonly onPick: (place: number) => void;
}

function MemberList({ members, place, marked, onPick }: MembersProps) {
  if (members.length === 0) return <p class="none">Nothing is in it yet: a puts claims and own alerts in.</p>;
  return (
    <ul class="members">
      {members.map(({ id, kind, title, link, isMerged }, at) => (
        <li key={link.id} class={`claim ${link.standing}${at === place ? ' current' : ''}`} aria-current={at === place}>
          <button type="button" tabIndex={-1} onClick={() => onPick(at)}>
            <b>{`${marked.has(id) ? '☑ ' : ''}${isMerged ? 'merged incident' : kindText(kind)}`}</b>
            <span class="left">{`link ${link.standing}`}</span>
            <span class="why">{title}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
