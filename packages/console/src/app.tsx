import type { FeatureCollection } from 'geojson';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type ConsoleMap, openMap } from './map.ts';
import type { OperatorView } from './view.ts';

/** How often the view is read anew; entries in between only say that there is something to read. */
const REFRESH_MS = 1_000;

/** The operators' page: the token first, then the map. */
export function App() {
  const [view, setView] = useState<OperatorView | undefined>(undefined);
  const [refused, setRefused] = useState(false);

  async function refresh() {
    const response = await fetch('/v1/operator/view');
    setView(response.ok ? ((await response.json()) as OperatorView) : undefined);
  }

  useEffect(() => {
    refresh();
    const timer = setInterval(refresh, REFRESH_MS);
    return () => clearInterval(timer);
  }, []);

  async function open(token: string) {
    const response = await fetch('/v1/operator/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    });
    setRefused(!response.ok);
    if (response.ok) await refresh();
  }

  if (view === undefined) return <TokenForm refused={refused} onToken={open} />;
  return <Desk view={view} />;
}

function TokenForm({ refused, onToken }: { readonly refused: boolean; readonly onToken: (token: string) => void }) {
  const [token, setToken] = useState('');
  return (
    <main class="token">
      <h1>Tocsin console</h1>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onToken(token);
        }}
      >
        <label>
          Operator token, as the server printed it at its first start
          <input type="password" autocomplete="current-password" value={token} onInput={(event) => setToken(event.currentTarget.value)} />
        </label>
        <button type="submit">Open</button>
        {refused && <p role="alert">That is not an operator’s token.</p>}
      </form>
    </main>
  );
}

function Desk({ view }: { readonly view: OperatorView }) {
  const place = useRef<HTMLDivElement>(null);
  const map = useRef<ConsoleMap | undefined>(undefined);
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());

  useEffect(() => {
    fetch('/v1/zones')
      .then((response) => response.json())
      .then((pack: FeatureCollection) => {
        setNames(new Map(pack.features.map(({ id, properties }) => [String(id), String(properties?.['names']?.en ?? id)])));
        const features = pack.features.map((feature) => ({ ...feature, properties: { id: String(feature.id) } }));
        if (place.current !== null) map.current = openMap(place.current, { ...pack, features });
      });
  }, []);
  useEffect(() => map.current?.show(view), [view]);

  return (
    <main class="desk">
      <div class="map" ref={place} />
      <aside class="side">
        <section>
          <h2>In force</h2>
          <ul>
            {view.alerts.map((alert) => (
              <li key={alert.id} class={`alert ${alert.status} ${alert.phase}`}>
                {alert.status !== 'Actual' && <span class="lane">{alert.status.toUpperCase()} </span>}
                {alert.phase}: {alert.zones.map((zone) => names.get(zone) ?? zone).join(', ')}
                <div>
                  <button type="button" onClick={() => end(alert.zones, alert.status)}>
                    End
                  </button>
                </div>
              </li>
            ))}
            {view.alerts.length === 0 && <li>nothing</li>}
          </ul>
        </section>
        <section>
          <h2>Tracks</h2>
          <ul>
            {view.forecasts.map(({ track, threat, status, impact }) => (
              <li key={`${status}${track}`}>
                {track} {threat}{' '}
                <small>
                  {status}; down at {impact.time.slice(11, 19)} UTC
                </small>
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h2>Sources</h2>
          <ul>
            {view.sources.map(({ id, kind, state, ageS }) => (
              <li key={id} class={state}>
                {id}{' '}
                <small>
                  {kind}: {state}
                  {ageS === undefined ? '' : `, ${ageS.toFixed(0)} s ago`}
                </small>
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h2>Verdicts</h2>
          <ul>
            {view.verdicts.slice(0, 30).map((verdict) => (
              <li key={`${verdict.zone}${verdict.time}${verdict.status}`} class={verdict.warn ? 'warn' : ''}>
                {verdict.warn ? 'warn' : 'leave'} {names.get(verdict.zone) ?? verdict.zone} <small>{verdict.reason}</small>
              </li>
            ))}
          </ul>
        </section>
      </aside>
    </main>
  );
}

async function end(zones: readonly string[], status: string) {
  const reason = prompt('Reason, as people will read it');
  if (reason === null || reason === '') return;
  await fetch('/v1/operator/cancel', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ zones, status, reason }),
  });
}
