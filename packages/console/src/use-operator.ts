import { useEffect, useRef, useState } from 'preact/hooks';
import { extendTrails, type Trails } from './trails.ts';
import type { OperatorView } from './view.ts';

/** What the console knows. */
export type Desk =
  | { readonly state: 'opening' | 'locked' }
  | { readonly state: 'open'; readonly view: OperatorView; readonly trails: Trails; readonly readAtMs: number };

/** What the console can ask. */
export interface Operator {
  readonly desk: Desk;
  readonly isRefused: boolean;
  signIn(token: string): Promise<void>;
  lock(): Promise<void>;
  /** Tests all sirens of a channel without sounding them; a sentence that says what came of it. */
  silentTest(channel: string): Promise<string>;
  /** Ends what is in force; a sentence where the server refused. */
  end(what: { readonly zones: readonly string[]; readonly status: string; readonly reason: string }): Promise<string | undefined>;
}

/** The journal may bring a hundred entries in a moment: the picture is read anew at most this often. */
const READ_MS = 400;
/** And at least this often, for the freshness of the sources. */
const READ_MS_MAX = 3_000;

/** Reads the operators' picture whenever the journal goes on. */
export function useOperator(): Operator {
  const [desk, setDesk] = useState<Desk>({ state: 'opening' });
  const [isRefused, setRefused] = useState(false);
  const busy = useRef(false);

  async function read(): Promise<void> {
    if (busy.current) return;
    busy.current = true;
    try {
      const response = await fetch('/v1/operator/view');
      if (response.status === 401 || response.status === 403) setDesk({ state: 'locked' });
      if (!response.ok) return;
      const view = (await response.json()) as OperatorView;
      setDesk((before) => {
        const trails: Trails = before.state === 'open' ? before.trails : new Map();
        return { state: 'open', view, trails: extendTrails(trails, view.forecasts), readAtMs: Date.now() };
      });
    } catch {
      // The server is away: the age of the last picture, which the desk shows, says so.
    } finally {
      busy.current = false;
    }
  }

  useEffect(() => void read(), []);
  useEffect(() => (desk.state === 'open' ? follow(read) : undefined), [desk.state]);

  async function signIn(token: string): Promise<void> {
    const response = await post('/v1/operator/session', { token });
    setRefused(!response.ok);
    if (response.ok) await read();
  }

  return {
    desk,
    isRefused,
    signIn,
    async lock() {
      await fetch('/v1/operator/session', { method: 'DELETE' });
      setDesk({ state: 'locked' });
    },
    async silentTest(channel) {
      const response = await post(`/v1/operator/channels/${encodeURIComponent(channel)}/silent-test`, { all: true });
      if (!response.ok) return `refused: ${response.status}`;
      const { passed, failed } = (await response.json()) as { readonly passed?: unknown[]; readonly failed?: unknown[] };
      return `${passed?.length ?? 0} answered, ${failed?.length ?? 0} did not`;
    },
    async end(what) {
      const response = await post('/v1/operator/cancel', what);
      await read();
      return response.ok ? undefined : `refused: ${response.status}`;
    },
  };
}

/** Calls `read` soon after each entry of the journal, and now and then without one. */
function follow(read: () => Promise<void>): () => void {
  let isDue = false;
  const stream = new EventSource('/v1/operator/stream');
  stream.addEventListener('entry', () => {
    isDue = true;
  });
  let lastMs = Date.now();
  const timer = setInterval(() => {
    if (!isDue && Date.now() - lastMs < READ_MS_MAX) return;
    isDue = false;
    lastMs = Date.now();
    void read();
  }, READ_MS);
  return () => {
    clearInterval(timer);
    stream.close();
  };
}

function post(path: string, body: object): Promise<Response> {
  return fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
}
