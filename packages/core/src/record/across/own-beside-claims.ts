import type { Observation } from '../gate/observation.ts';
import { groupBy } from '../reconcile/finding.ts';
import type { ReadClaim } from '../reconcile/read-claim.ts';
import { DAY_MS } from '../when/when.ts';
import { wallMsAt } from '../when/zone-clock.ts';
import type { Proposal } from './propose-links.ts';

/** Kinds that tell of what sensors and sirens here would notice. */
const NOTICED =
  /^(launch|launch_count|interception|no_interception|impact|impact_open_area|fell_short|fell_in_sea|midair_explosion|sirens|app_alert|violation_allegation)$/;
/** A claim over more than this names no incident. */
const WINDOW_MAX_MS = 2 * DAY_MS;
/** People round the clock time that they give. */
const SLACK_MS = 10 * 60_000;

/** Sets own incidents beside claims of the same time. It says that they may belong together, not that the claim is right. */
export function proposeOwnBeside(claims: readonly ReadClaim[], own: readonly Observation[], timeZone: string): readonly Proposal[] {
  const raised = own.filter(({ what, phase }) => what === 'alert' && phase !== 'allClear');
  const incidents = [...groupBy(raised, ({ incident = '' }) => incident).values()].flatMap(([first]) =>
    first === undefined ? [] : [first],
  );
  return claims
    .filter(({ kind }) => NOTICED.test(kind))
    .flatMap((claim) => {
      const { span } = claim;
      if (span === undefined || span.toMs - span.fromMs > WINDOW_MAX_MS) return [];
      return incidents
        .filter(({ time }) => {
          const wallMs = wallMsAt(Date.parse(time), timeZone);
          return wallMs >= span.fromMs - SLACK_MS && wallMs < span.toMs + SLACK_MS;
        })
        .map(
          (incident): Proposal => ({
            type: 'same_event',
            from: incident.id,
            to: claim.id,
            reasons: ['an alert of this system lies in the time that the claim tells'],
          }),
        );
    });
}
