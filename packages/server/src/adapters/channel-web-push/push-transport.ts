import type { TryFailure } from '@tocsin/core/delivery/retry-schedule';

/** One push, ready to go. */
export interface PushRequest {
  readonly path: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** What a push service made of it. */
export type PushAnswer = { readonly kind: 'taken' } | TryFailure;

/** An open way to one push service. */
export interface PushTransport {
  readonly protocol: 'h2' | 'http/1.1';
  /** How many more pushes it takes right now. */
  free(): number;
  /** Sends; `onAnswer` is called exactly once, later. */
  post(request: PushRequest, onAnswer: (answer: PushAnswer) => void): void;
  /** Gives up on what was not answered in time. */
  sweep(): void;
  /** Asks whether the other side is there, where the protocol can. */
  ping(onLife: () => void): void;
  close(): void;
}

/** What a transport tells besides answers. */
export interface TransportEvents {
  /** There is room for another push. */
  readonly onFree: () => void;
  /** It is gone; every push under way has had its answer. */
  readonly onLost: (reason: string) => void;
}

/** An answer's body says nothing that is needed: more than this of it is not read. */
export const ANSWER_BYTES_MAX = 16_384;

/** Reads status and `Retry-After` (RFC 9110 §10.2.3, seconds or a date). */
export function readAnswer(status: number, retryAfter: string | undefined): PushAnswer {
  if (status >= 200 && status < 300) return { kind: 'taken' };
  if (status < 100 || status > 599) return { kind: 'garbage' };
  if (retryAfter === undefined) return { kind: 'http', status };
  const seconds = /^\d{1,9}$/.test(retryAfter) ? Number(retryAfter) : (Date.parse(retryAfter) - Date.now()) / 1_000;
  return Number.isFinite(seconds) ? { kind: 'http', status, retryAfterS: Math.max(0, seconds) } : { kind: 'http', status };
}
