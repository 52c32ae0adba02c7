import { linksInEffect } from '../across/merge.ts';
import type { Observation } from '../gate/observation.ts';
import type { RecordState } from '../gate/record-state.ts';
import type { Agreement, Breach, Deadline } from '../model/agreement.ts';
import { type Finding, groupBy } from '../reconcile/finding.ts';
import type { ReconcileContext } from '../reconcile/read-claim.ts';
import { reconcile } from '../reconcile/reconcile.ts';
import { type When, wallSpanOf } from '../when/when.ts';
import { localText, wallMsAt } from '../when/zone-clock.ts';
import type { PublicOptions } from './public-options.ts';
import { type ShownClaim, shownClaims } from './shown-claim.ts';
import { isShown, shownOf, withoutAuthor } from './shown-entry.ts';

/** What a page needs to count a deadline down. */
export interface Countdown {
  readonly utc: string;
  readonly local: string;
  readonly zone: string;
  /** Seconds from the view's moment; below zero where it has passed. */
  readonly remainingS: number;
  readonly claim: string;
}

/** A breach as one side alleges it, beside what this system saw then. Neither proves the other. */
export interface ShownBreach {
  readonly id: string;
  readonly against?: string;
  readonly at?: When;
  readonly claim: string;
  /** What was said in answer. */
  readonly responses: readonly string[];
  /** Own alerts within a minute of it, or on its day where no minute is given. */
  readonly own: readonly Observation[];
  readonly ownWithin: 'minute' | 'day' | 'no time given';
}

/** A truce or exchange: what it says, until when it holds, what was released under it, and who says that who broke it. */
export interface AgreementView {
  readonly agreement: Omit<Agreement, 'by'>;
  readonly deadline?: Countdown;
  readonly extensions: readonly Countdown[];
  readonly releases: readonly ShownClaim[];
  readonly sums: readonly Finding[];
  readonly breaches: readonly { readonly alleges: string; readonly breaches: readonly ShownBreach[] }[];
}

/** The public view of an agreement; undefined for one that is not public or rests on a claim that is not. */
export function agreementView(
  state: RecordState,
  id: string,
  { options, context = {} }: { readonly options: PublicOptions; readonly context?: ReconcileContext },
): AgreementView | undefined {
  const agreement = state.items.get(id)?.entry;
  if (agreement?.kind !== 'agreement' || !isShown(state, id)) return undefined;
  const extensions = shownOf(state, 'extension').filter(({ agreement: of }) => of === id);
  const deadlines = [agreement.deadline, ...extensions.map(({ deadline }) => deadline)].filter((deadline) => deadline !== undefined);
  const last = deadlines.at(-1);
  const members = new Set(
    linksInEffect(state, 'public')
      .filter(({ type, to }) => type === 'part_of' && to === id)
      .map(({ from }) => from),
  );
  const claims = shownClaims(state, options, members);
  const bodies = claims.filter(({ sealed }) => sealed.length === 0).flatMap((claim) => state.items.get(claim.id)?.entry ?? []);
  const breaches = shownOf(state, 'breach').filter(({ agreement: of }) => of === id);
  return {
    agreement: withoutAuthor(agreement),
    ...(last === undefined ? {} : { deadline: countdownOf(last, options) }),
    extensions: extensions.map(({ deadline }) => countdownOf(deadline, options)),
    releases: claims.filter(({ kind }) => kind.endsWith('_released')),
    sums: reconcile(
      bodies.filter((entry) => entry.kind === 'claim'),
      context,
    ),
    breaches: [...groupBy(breaches, ({ alleges }) => alleges)].map(([alleges, all]) => ({
      alleges,
      breaches: all.map((breach) => shownBreach(state, breach, options)),
    })),
  };
}

function countdownOf({ instant, zone, claim }: Deadline, { nowMs }: PublicOptions): Countdown {
  const atMs = Date.parse(instant);
  return { utc: new Date(atMs).toISOString(), local: localText(atMs, zone), zone, remainingS: Math.round((atMs - nowMs) / 1000), claim };
}

function shownBreach(state: RecordState, breach: Breach, { timeZone, status }: PublicOptions): ShownBreach {
  const { id, against, at, claim } = breach;
  const responses = linksInEffect(state, 'public').filter(({ type, to }) => type === 'responds_to' && (to === id || to === claim));
  const span = at === undefined ? undefined : wallSpanOf(at.edtf);
  const isMinute = at?.edtf.includes('T') === true;
  const slackMs = isMinute ? 60_000 : 0;
  const own = [...state.own.values()].filter((seen) => {
    const wallMs = wallMsAt(Date.parse(seen.time), timeZone);
    return (
      seen.what === 'alert' &&
      seen.status === status &&
      span !== undefined &&
      wallMs >= span.fromMs - slackMs &&
      wallMs < span.toMs + slackMs
    );
  });
  return {
    id,
    ...(against === undefined ? {} : { against }),
    ...(at === undefined ? {} : { at }),
    claim,
    responses: responses.map(({ from }) => from),
    own,
    ownWithin: span === undefined ? 'no time given' : isMinute ? 'minute' : 'day',
  };
}
