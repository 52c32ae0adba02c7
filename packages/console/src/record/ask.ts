/** One field that the server will not have. */
export interface Fault {
  readonly path: string;
  readonly message: string;
}

/** What came of a request to the desk's server. */
export type Asked<Body = unknown> =
  | { readonly ok: true; readonly body: Body }
  | { readonly ok: false; readonly problem: string; readonly faults: readonly Fault[] };

/** Asks the desk's server; with a body it posts. Never throws. `Body` is what the interface's description says of the address. */
export async function ask<Body = unknown>(path: string, body?: object): Promise<Asked<Body>> {
  const init = body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  try {
    const response = await fetch(`/v1/operator/record/${path}`, init);
    const answer: unknown = await response.json();
    if (response.ok) return { ok: true, body: answer as Body };
    const { detail = String(response.status), errors = [] } = answer as { detail?: string; errors?: readonly Fault[] };
    return { ok: false, problem: `refused: ${detail}`, faults: errors };
  } catch {
    const what = body === undefined ? 'this picture is old' : 'nothing was sent';
    return { ok: false, problem: `the server does not answer: ${what}`, faults: [] };
  }
}

/** The place in a list of reviews that the first fault is about. */
export function placeOf(faults: readonly Fault[]): number | undefined {
  const place = /^reviews\[(\d+)\]/.exec(faults[0]?.path ?? '')?.[1];
  return place === undefined ? undefined : Number(place);
}
