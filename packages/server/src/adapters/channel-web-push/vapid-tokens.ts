import { sign } from 'node:crypto';
import type { VapidKey } from './vapid-key.ts';

/** A token lives for half of what is allowed (24 h, RFC 8292 §2) and is renewed when half of that is left. */
const LIFE_S = 12 * 3_600;
const RENEW_S = LIFE_S / 2;
const LIFE_MAX_S = 24 * 3_600;

/** The `Authorization` of each push service, signed before it is needed. */
export interface VapidTokens {
  /** Signs for this origin from now on, so that an alert finds the token ready. */
  prepare(origin: string): void;
  /** Signs on the spot only where nothing is ready, or the clock was set meanwhile. */
  authorization(origin: string): string;
}

interface Token {
  readonly value: string;
  readonly expiresS: number;
}

/** Makes tokens of a key. `contact` is the `mailto:` or `https:` address that push services write to. */
export function createVapidTokens(parts: { readonly key: VapidKey; readonly contact: string; readonly nowMs: () => number }): VapidTokens {
  const { key, contact, nowMs } = parts;
  const tokens = new Map<string, Token>();
  const head = encode({ typ: 'JWT', alg: 'ES256' });

  function write(origin: string): Token {
    const expiresS = Math.floor(nowMs() / 1_000) + LIFE_S;
    const claims = `${head}.${encode({ aud: origin, exp: expiresS, sub: contact })}`;
    const signature = sign('sha256', Buffer.from(claims), { key: key.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url');
    const token = { value: `vapid t=${claims}.${signature}, k=${key.publicKey}`, expiresS };
    tokens.set(origin, token);
    return token;
  }

  function lives(token: Token, leastS: number): boolean {
    const leftS = token.expiresS - nowMs() / 1_000;
    return leftS > leastS && leftS < LIFE_MAX_S;
  }

  return {
    prepare(origin) {
      const token = tokens.get(origin);
      if (token === undefined || !lives(token, RENEW_S)) write(origin);
    },
    authorization(origin) {
      const token = tokens.get(origin);
      return (token !== undefined && lives(token, 60) ? token : write(origin)).value;
    },
  };
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
