import { useEffect, useRef, useState } from 'preact/hooks';
import type { DeskEntry, Findable } from './desk-entry.ts';
import { kindText } from './desk-entry.ts';
import { ClaimWords } from './entry-detail.tsx';
import { EntryForm } from './form/entry-form.tsx';
import { type Action, KeyBar } from './key-bar.tsx';
import { type AskedForm, reasonShape } from './small-forms.ts';
import { useAnswer } from './use-answer.ts';
import { post } from './use-entry-board.ts';

interface Proposal {
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly reasons: readonly string[];
  readonly sides: readonly Findable[];
}

const ASKS: Readonly<Record<string, string>> = {
  same_claim: 'Are these one claim?',
  same_event: 'Do these tell of one event?',
  updates: 'Is the first an update of the second?',
};

/** What may belong together, both sides and why; and the links that were made, to be taken back. */
export function ProposalsScreen({ say }: { readonly say: (text: string) => void }) {
  const pairs = usePairs(say);
  const { proposals, links, problem, total } = pairs;
  const [at, setAt] = useState(0);
  const [asked, setAsked] = useState<AskedForm | undefined>(undefined);
  const last = Math.max(0, proposals.length + links.length - 1);
  const place = Math.min(at, last);
  const proposal = proposals[place];
  const link = links[place - proposals.length];
  const actions: readonly Action[] = [
    ['j', 'next', () => setAt(Math.min(place + 1, last))],
    ['k', 'back', () => setAt(Math.max(place - 1, 0))],
    ...(proposal === undefined ? [] : proposalActions(pairs, proposal, setAsked)),
    ...(link === undefined ? [] : [['t', 'unlink …', () => setAsked(unlinking(pairs, link))] satisfies Action]),
  ];
  return (
    <>
      <section class="list" aria-label="Proposals and links" aria-busy={pairs.isLoading}>
        {problem !== undefined && <p role="alert">{problem}</p>}
        {total !== undefined && (
          <p class="none">
            {proposals.length === 0 ? 'Nothing is proposed: only claims that somebody has confirmed are compared.' : `${total} proposed`}
          </p>
        )}
        <ProposalList {...{ proposals, links, place }} onPick={setAt} />
      </section>
      <section class="drafts" aria-label="Both sides">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: text that scrolls is reached by keyboard */}
        <article class="detail" tabIndex={0} aria-label="Both sides in full">
          {proposal !== undefined && <Sides proposal={proposal} />}
          {link !== undefined && <LinkInFull link={link} />}
        </article>
        {asked === undefined ? (
          <KeyBar said="A link is undone by taking it back; both stay in the history." actions={actions} />
        ) : (
          <EntryForm
            {...asked}
            onCancel={() => setAsked(undefined)}
            onSave={async (body) => {
              const refused = await asked.onSave(body);
              if (refused === undefined) setAsked(undefined);
              return refused;
            }}
          />
        )}
      </section>
    </>
  );
}

/** What is proposed, what is linked, and how to decide about either. */
function usePairs(say: (text: string) => void) {
  const proposed = useAnswer<{ proposals: readonly Proposal[]; total: number }>('proposals');
  const linked = useAnswer<{ entries: readonly DeskEntry[] }>('entries?kinds=link&limit=50');
  const reload = async () => {
    await Promise.all([proposed.reload(), linked.reload()]);
  };
  return {
    proposals: proposed.body?.proposals ?? [],
    total: proposed.body?.total,
    links: (linked.body?.entries ?? []).filter(({ standing }) => standing !== 'rejected' && standing !== 'retracted'),
    problem: proposed.problem ?? linked.problem,
    isLoading: proposed.isLoading || linked.isLoading,
    answer({ type, from, to }: Proposal, decision: 'accept' | 'dismiss', reason: string) {
      const done = decision === 'accept' ? 'linked: a second person confirms it' : 'dismissed: it is not proposed again';
      return post({ path: 'proposals', body: { type, from, to, decision, reason }, done, say, reload });
    },
    unlink: ({ id }: DeskEntry, reason: string) =>
      post({ path: 'reviews', body: { reviews: [{ subject: id, decision: 'retract', reason }] }, done: 'unlinked', say, reload }),
  };
}
type Pairs = ReturnType<typeof usePairs>;

/** Longest reason of a link that the record keeps. */
const REASON_MAX = 400;

function proposalActions({ answer }: Pairs, proposal: Proposal, show: (form: AskedForm) => void): readonly Action[] {
  const dismissing: AskedForm = {
    shape: reasonShape('Why they do not belong together'),
    values: { reason: 'not the same' },
    submit: 'Dismiss',
    onSave: ({ reason }) => answer(proposal, 'dismiss', String(reason)),
  };
  return [
    ['y', 'yes, link them', () => void answer(proposal, 'accept', proposal.reasons.join('; ').slice(0, REASON_MAX))],
    ['x', 'no …', () => show(dismissing)],
  ];
}

function unlinking({ unlink }: Pairs, link: DeskEntry): AskedForm {
  return {
    shape: reasonShape(`Unlink: ${link.title}`),
    values: {},
    submit: 'Unlink',
    onSave: ({ reason }) => unlink(link, String(reason)),
  };
}

function LinkInFull({ link }: { readonly link: DeskEntry }) {
  return (
    <>
      <h2>{link.title}</h2>
      <p class="why">{`${link.standing}${link.kind === 'link' && link.reason !== undefined ? `: ${link.reason}` : ''}`}</p>
    </>
  );
}

interface ListProps {
  readonly proposals: readonly Proposal[];
  readonly links: readonly DeskEntry[];
  readonly place: number;
  readonly onPick: (place: number) => void;
}

function ProposalList({ proposals, links, place, onPick }: ListProps) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => list.current?.querySelector('.current')?.scrollIntoView({ block: 'nearest' }), [place]);
  const rows = [
    ...proposals.map(({ type, from, to, sides }) => ({
      id: `${type} ${from} ${to}`,
      what: `${kindText(type)}?`,
      titles: sides.map(({ title }) => title),
      standing: 'proposed',
    })),
    ...links.map(({ id, title, standing }) => ({ id, what: 'link', titles: [title], standing })),
  ];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is reached by keyboard
    <ol ref={list} aria-label="Proposals and links" tabIndex={0}>
      {rows.map(({ id, what, titles, standing }, at) => (
        <li key={id} class={`claim ${standing}${at === place ? ' current' : ''}`} aria-current={at === place}>
          <button type="button" tabIndex={-1} onClick={() => onPick(at)}>
            <b>{what}</b>
            <span class="left">{standing}</span>
            {titles.map((title) => (
              <span key={title} class="why">
                {title}
              </span>
            ))}
          </button>
        </li>
      ))}
    </ol>
  );
}

function Sides({ proposal }: { readonly proposal: Proposal }) {
  return (
    <>
      <h2>{ASKS[proposal.type] ?? kindText(proposal.type)}</h2>
      <p>{`Proposed because: ${proposal.reasons.join('; ')}.`}</p>
      <div class="sides">
        {proposal.sides.map((side) => (
          <div key={side.id} class="side-card">
            <h3>{side.title}</h3>
            {side.kind === 'claim' ? <ClaimWords claim={side} /> : <p class="why">Seen by this system; no link changes it.</p>}
            {'standing' in side && <p class="why">{side.standing}</p>}
          </div>
        ))}
      </div>
    </>
  );
}
