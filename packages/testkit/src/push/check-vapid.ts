import { createPublicKey, verify } from 'node:crypto';

/** Who pushes, by a token that holds. */
export interface VapidClaims {
  readonly audience: string;
  readonly subject: string;
  readonly expiresS: number;
  /** base64url of the uncompressed point. */
  readonly publicKey: string;
}

/**
 * Checks an `Authorization` header as a push service does (RFC 8292 §2 and §4.2). Throws with the reason where it has to be refused:
 * another audience, run out, valid for more than a day, no contact, a signature that does not fit.
 */
export function checkVapid(
  authorization: string | undefined,
  { origin, nowMs }: { readonly origin: string; readonly nowMs: number },
): VapidClaims {
  const [, token = '', publicKey = ''] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(authorization ?? '') ?? [];
  const [head = '', body = '', signature = ''] = token.split('.');
  const point = Buffer.from(publicKey, 'base64url');
  if (point.length !== 65 || point[0] !== 4) throw new Error('no P-256 key in k');
  const x = point.subarray(1, 33).toString('base64url');
  const y = point.subarray(33).toString('base64url');
  const key = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
  const isSigned = verify(
    'sha256',
    Buffer.from(`${head}.${body}`),
    { key, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  if (!isSigned) throw new Error('the signature does not fit');
  const { alg } = decode(head);
  const { aud, exp, sub } = decode(body);
  if (alg !== 'ES256') throw new Error(`alg is ${String(alg)}`);
  if (aud !== origin) throw new Error(`aud is ${String(aud)} and not ${origin}`);
  const expiresS = Number(exp);
  if (!(expiresS > nowMs / 1_000)) throw new Error('run out');
  if (expiresS > nowMs / 1_000 + 24 * 3_600) throw new Error('valid for more than 24 hours');
  if (typeof sub !== 'string' || !/^(mailto:|https:)/.test(sub)) throw new Error('no contact in sub');
  return { audience: origin, subject: sub, expiresS, publicKey };
}

function decode(text: string): Readonly<Record<string, unknown>> {
  return JSON.parse(Buffer.from(text, 'base64url').toString());
}
