import { linksInEffect } from '../across/merge.ts';
import type { Observation } from '../gate/observation.ts';
import type { RecordState } from '../gate/record-state.ts';
import type { Breach } from '../model/agreement.ts';
import type { When } from '../when/when.ts';
import { wallMsAt } from '../when/zone-clock.ts';
import { instantMsAt, placeSpanOf } from './place-span.ts';
import type { PublicOptions } from './public-options.ts';
import { SEALED, sealedBehind } from './sealed-behind.ts';
import { shownClaims, withoutWords } from './shown-claim.ts';
import { isShown } from './shown-entry.ts';

/** A breach as one side alleges it, beside what this system saw then. Neither proves the other. */
export interface ShownBreach {
  readonly id: string;
  readonly alleges: string;
  readonly against?: string;
  readonly at?: When;
  readonly claim: string;
  /** Public claims that answer it. */
  readonly responses: readonly string[];
  /** Own alerts within a minute of it, or on its day where no minute is given. */
  readonly own: readonly Observation[];
  readonly ownWithin: 'minute' | 'day' | 'no time given';
  /** From when to when own alerts were looked for, UTC. */
  readonly looked?: readonly [string, string];
}

const MINUTE_MS = 60_000;

/** A public breach as pages show it; names that its claim keeps sealed are not in it. */
export function shownBreach(state: RecordState, breach: Breach, options: PublicOptions): ShownBreach {
  const { id, alleges, against, at, claim } = breach;
  const { timeZone } = options;
  const sealed = sealedBehind(state, claim);
  const span = at === undefined ? undefined : placeSpanOf(at, timeZone);
  const isBounded = span !== undefined && Number.isFinite(span.fromMs) && Number.isFinite(span.toMs);
  const isMinute = at?.edtf.includes('T') === true;
  const slackMs = isMinute ? MINUTE_MS : 0;
  const within = isBounded ? { fromMs: span.fromMs - slackMs, toMs: span.toMs + slackMs } : undefined;
  return {
    id,
    alleges: sealed.includes('speaker') ? SEALED : alleges,
    ...(against === undefined ? {} : { against: sealed.length > 0 ? SEALED : against }),
    ...(at === undefined ? {} : { at: sealed.length > 0 ? withoutWords(at) : at }),
    claim,
    responses: responsesTo(state, breach, options),
    own: within === undefined ? [] : ownAlertsIn(state, within, options),
    ownWithin: within === undefined ? 'no time given' : isMinute ? 'minute' : 'day',
    ...(within === undefined ? {} : { looked: [isoAt(within.fromMs, timeZone), isoAt(within.toMs, timeZone)] as const }),
  };
}

/** Only claims that are public answer in public. */
function responsesTo(state: RecordState, { id, claim }: Breach, options: PublicOptions): readonly string[] {
  const links = linksInEffect(state, 'public').filter(({ type, to }) => type === 'responds_to' && (to === id || to === claim));
  const from = new Set(links.map((link) => link.from).filter((response) => isShown(state, response)));
  return shownClaims(state, options, from).map((response) => response.id);
}

function ownAlertsIn(
  state: RecordState,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
  { timeZone, status }: PublicOptions,
): readonly Observation[] {
  return [...state.own.values()].filter((seen) => {
    if (seen.what !== 'alert' || seen.status !== status) return false;
    const wallMs = wallMsAt(Date.parse(seen.time), timeZone);
    return wallMs >= fromMs && wallMs < toMs;
  });
}

function isoAt(wallMs: number, timeZone: string): string {
  return new Date(instantMsAt(wallMs, timeZone)).toISOString();
}
