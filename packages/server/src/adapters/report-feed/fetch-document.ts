import { lookup as resolveName } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { ok, type Result, refuse } from '@tocsin/core/units/result';
import { Agent, fetch, type Response } from 'undici';
import { isPrivateAddress } from './private-address.ts';

/** What is fetched, and how much of it at most. */
export interface FetchPlan {
  readonly accept: string;
  /** Unpacked. */
  readonly bytesMax: number;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** Whether a redirect to there is followed. */
  readonly mayGo: (url: URL) => boolean;
  /** `public`: no connection is made to a machine of this house, whatever its name. */
  readonly addresses: 'any' | 'public';
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
  readonly mediaType: string;
  readonly charset?: string;
  readonly validators: Validators;
  /** It came from a machine of this house. */
  readonly isPrivate: boolean;
}

export interface FetchFailure {
  readonly code: string;
  readonly message: string;
  /** The server asks not to be asked again before, RFC 9110 §10.2.3. Seconds, or an instant. */
  readonly retryAfter?: string;
}

const REDIRECTS_MAX = 3;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Fetches one document: within a time, within a size, and only from where it may be fetched. Unpacks what is packed. */
export async function fetchDocument(url: URL, plan: FetchPlan): Promise<Result<Fetched, FetchFailure>> {
  const signal = AbortSignal.any([plan.signal, AbortSignal.timeout(Math.round(plan.timeoutMs))]);
  const met = { isPrivate: false };
  const dispatcher = new Agent({ connect: { lookup: guardedLookup(plan, met) }, pipelining: 1 });
  let at = url;
  try {
    for (let hop = 0; hop <= REDIRECTS_MAX; hop += 1) {
      const literal = at.hostname.replace(/^\[|\]$/g, '');
      if (isIP(literal) !== 0 && isPrivateAddress(literal)) {
        if (plan.addresses === 'public') return failure('PRIVATE_ADDRESS', 'an address of this house is not asked');
        met.isPrivate = true;
      }
      const response = await fetch(at, { redirect: 'manual', signal, headers: headersFor(plan), dispatcher });
      if (!REDIRECTS.has(response.status)) return await take(response, plan, met);
      await response.body?.cancel();
      const next = URL.parse(response.headers.get('location') ?? '', at);
      if (next === null || next.username !== '' || next.password !== '' || !plan.mayGo(next))
        return failure('REDIRECT', 'it redirects to another place, which is not followed');
      at = next;
    }
    return failure('REDIRECT', `more than ${REDIRECTS_MAX} redirects`);
  } catch (fault) {
    if (signal.aborted) return failure(plan.signal.aborted ? 'STOPPED' : 'TIMEOUT', `no whole answer within ${plan.timeoutMs} ms`);
    return failureOf(fault);
  } finally {
    await dispatcher.destroy();
  }
}

/** The connection goes to the very addresses that were looked at here: a name cannot change between the check and the call. */
function guardedLookup({ addresses }: FetchPlan, met: { isPrivate: boolean }): LookupFunction {
  return (hostname, options, callback) => {
    resolveName(hostname, { ...options, all: true }, (error, found) => {
      if (error !== null) return callback(error, []);
      if (found.some(({ address }) => isPrivateAddress(address))) {
        if (addresses === 'public')
          return callback(Object.assign(new Error('an address of this house is not asked'), { code: 'PRIVATE_ADDRESS' }), []);
        met.isPrivate = true;
      }
      if (options.all === true) callback(null, found);
      else callback(null, found[0]?.address ?? '', found[0]?.family);
    });
  };
}

function headersFor({ accept, validators }: FetchPlan): Record<string, string> {
  return {
    accept,
    'user-agent': 'tocsin (report intake)',
    ...(validators?.etag === undefined ? {} : { 'if-none-match': validators.etag }),
    ...(validators?.lastModified === undefined ? {} : { 'if-modified-since': validators.lastModified }),
  };
}

async function take(
  response: Response,
  { bytesMax, validators }: FetchPlan,
  met: { readonly isPrivate: boolean },
): Promise<Result<Fetched, FetchFailure>> {
  const { headers, status } = response;
  const [mediaType = '', charset] = contentType(headers.get('content-type') ?? '');
  if (status === 304 && validators !== undefined) return ok({ bytes: undefined, mediaType, validators, isPrivate: met.isPrivate });
  if (status !== 200 || response.body === null) {
    const retryAfter = headers.get('retry-after');
    return refuse({ code: `HTTP_${status}`, message: `answered ${status}`, ...(retryAfter === null ? {} : { retryAfter }) });
  }
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body) {
    length += part.length;
    if (length > bytesMax) return failure('TOO_LARGE', `more than ${bytesMax} bytes`);
    parts.push(part);
  }
  return ok({
    bytes: Buffer.concat(parts),
    mediaType,
    ...(charset === undefined ? {} : { charset }),
    validators: { etag: headers.get('etag') ?? undefined, lastModified: headers.get('last-modified') ?? undefined },
    isPrivate: met.isPrivate,
  });
}

/** Media type and `charset` of a Content-Type, RFC 9110 §8.3. */
function contentType(header: string): readonly [string, string | undefined] {
  const [type = '', ...parameters] = header.slice(0, 200).split(';');
  const charset = parameters.map((one) => /^\s*charset\s*=\s*"?([\w.:-]{1,40})"?\s*$/i.exec(one)?.[1]).find((one) => one !== undefined);
  return [type.trim().toLowerCase(), charset];
}

function failureOf(fault: unknown): Result<never, FetchFailure> {
  const cause = fault instanceof Error ? (fault.cause ?? fault) : fault;
  const isPrivate = cause instanceof Error && 'code' in cause && cause.code === 'PRIVATE_ADDRESS';
  return failure(isPrivate ? 'PRIVATE_ADDRESS' : 'UNREACHABLE', cause instanceof Error ? cause.message : String(cause));
}

function failure(code: string, message: string): Result<never, FetchFailure> {
  return refuse({ code, message });
}
