import type { OperatorView } from './view.ts';
import { trackKey } from './view.ts';

const VERDICTS_SHOWN = 60;

/** When a track comes down; of what flies on wings, when it reaches the first zone that it may pass. */
function expectedMs({ impact, passes }: OperatorView['forecasts'][number]): number {
  if (impact !== undefined) return Date.parse(impact.time);
  return Math.min(...(passes ?? []).map(({ time }) => Date.parse(time)));
}

function whenText(forecast: OperatorView['forecasts'][number], nowMs: number): string {
  const leftS = Math.round((expectedMs(forecast) - nowMs) / 1000);
  if (forecast.impact === undefined) {
    if (leftS === Infinity) return 'no zone ahead';
    return leftS > 0 ? `first zone in ${leftS} s` : 'over a zone';
  }
  return leftS > 0 ? `${leftS} ± ${Math.ceil(2 * forecast.impact.timeSigma)} s` : 'down';
}

/** Tracks in the air, the one that comes down first on top. */
export function TrackList({ forecasts, nowMs }: { readonly forecasts: OperatorView['forecasts']; readonly nowMs: number }) {
  const sorted = forecasts.toSorted((a, b) => Math.min(expectedMs(a), 1e15) - Math.min(expectedMs(b), 1e15));
  return (
    <section aria-label="Tracks">
      <h2>Tracks</h2>
      {sorted.length === 0 && <p class="none">Nothing in the air.</p>}
      <ul>
        {sorted.map((forecast) => (
          <li key={trackKey(forecast)} class={`track ${forecast.status}`}>
            <b>{forecast.track}</b> {forecast.threat}
            {!forecast.healthy && <span class="doubt"> fit in doubt</span>}
            <span class="left">{whenText(forecast, nowMs)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Sources by how fresh they are: one that is silent is news. */
export function SourceList({ sources }: Pick<OperatorView, 'sources'>) {
  return (
    <section aria-label="Sources">
      <h2>Sources</h2>
      {sources.length === 0 && <p class="none">No source is configured.</p>}
      <ul>
        {sources.map(({ id, kind, state, ageS }) => (
          <li key={`${kind}${id}`} class={`source ${state}`}>
            <b>{id}</b> {kind}
            <span class="left">{ageS === undefined ? 'never heard' : `${state}, ${ageS.toFixed(0)} s ago`}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Verdicts with their reasons, for warning and for leaving in peace alike. */
export function VerdictList({ verdicts, names }: Pick<OperatorView, 'verdicts'> & { readonly names: ReadonlyMap<string, string> }) {
  return (
    <section aria-label="Verdicts">
      <h2>Verdicts</h2>
      {verdicts.length === 0 && <p class="none">None yet.</p>}
      <ul>
        {verdicts.slice(0, VERDICTS_SHOWN).map((verdict) => (
          <li key={`${verdict.status}${verdict.zone}${verdict.time}`} class={`verdict ${verdict.warn ? 'warn' : 'leave'}`}>
            <b>{names.get(verdict.zone) ?? verdict.zone}</b>
            <span class="left">{verdict.time.slice(11, 19)}</span>
            <p class="why">
              {verdict.status !== 'Actual' && `${verdict.status}. `}
              {verdict.warn ? 'Warn' : 'Leave in peace'}: {verdict.reason}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
