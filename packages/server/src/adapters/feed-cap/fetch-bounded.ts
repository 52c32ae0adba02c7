import { ok, type Result, refuse } from '@tocsin/core/units/result';

/** What is fetched, and how much of it at most. */
export interface FetchBounds {
  readonly bytesMax: number;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** `ETag` and `Last-Modified` of the answer before, RFC 9110 §13. */
  readonly validators?: Validators | undefined;
}

export interface Validators {
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
}

export interface Fetched {
  /** Undefined where nothing has changed since. */
  readonly bytes: Uint8Array | undefined;
  readonly validators: Validators;
}

export interface FetchFailure {
  readonly code: string;
  readonly message: string;
}

const REDIRECTS_MAX = 3;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Fetches one document: within a time, within a size, and from no other host than the one that was asked. */
export async function fetchBounded(url: URL, bounds: FetchBounds): Promise<Result<Fetched, FetchFailure>> {
  const signal = AbortSignal.any([bounds.signal, AbortSignal.timeout(bounds.timeoutMs)]);
  let at = url;
  try {
    for (let hop = 0; hop <= REDIRECTS_MAX; hop += 1) {
      const response = await fetch(at, { redirect: 'manual', signal, headers: headersFor(bounds) });
      if (!REDIRECTS.has(response.status)) return await take(response, bounds);
      await response.body?.cancel();
      const next = URL.parse(response.headers.get('location') ?? '', at);
      if (next === null || next.origin !== url.origin) return failure('REDIRECT', 'it redirects to another place, which is not followed');
      at = next;
    }
    return failure('REDIRECT', `more than ${REDIRECTS_MAX} redirects`);
  } catch (fault) {
    if (signal.aborted) return failure(bounds.signal.aborted ? 'STOPPED' : 'TIMEOUT', `no whole answer within ${bounds.timeoutMs} ms`);
    const cause = fault instanceof Error ? (fault.cause ?? fault) : fault;
    return failure('UNREACHABLE', cause instanceof Error ? cause.message : String(cause));
  }
}

function headersFor({ validators }: FetchBounds): Record<string, string> {
  return {
    accept: 'application/cap+xml, application/atom+xml, application/rss+xml, application/xml;q=0.9',
    ...(validators?.etag === undefined ? {} : { 'if-none-match': validators.etag }),
    ...(validators?.lastModified === undefined ? {} : { 'if-modified-since': validators.lastModified }),
  };
}

async function take(response: Response, { bytesMax, validators }: FetchBounds): Promise<Result<Fetched, FetchFailure>> {
  if (response.status === 304 && validators !== undefined) {
    await response.body?.cancel();
    return ok({ bytes: undefined, validators });
  }
  if (response.status !== 200 || response.body === null) {
    await response.body?.cancel();
    return failure(`HTTP_${response.status}`, `answered ${response.status}`);
  }
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body) {
    length += part.length;
    if (length > bytesMax) return failure('TOO_LARGE', `more than ${bytesMax} bytes: raise bytesMax if the feed is this long`);
    parts.push(part);
  }
  if (length === 0) return failure('EMPTY', 'an answer without content');
  const { headers } = response;
  return ok({
    bytes: Buffer.concat(parts),
    validators: { etag: headers.get('etag') ?? undefined, lastModified: headers.get('last-modified') ?? undefined },
  });
}

function failure(code: string, message: string): { readonly ok: false; readonly error: FetchFailure } {
  return refuse({ code, message });
}
