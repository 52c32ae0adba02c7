import { createPrivateKey, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const coordinate = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const jwkSchema = z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: coordinate, y: coordinate, d: coordinate });
type SecretJwk = z.infer<typeof jwkSchema>;

/** The key pair by which push services know this server (RFC 8292). */
export interface VapidKey {
  readonly privateKey: KeyObject;
  /** The uncompressed point, base64url: a browser's `applicationServerKey`. */
  readonly publicKey: string;
}

/**
 * Reads `keys/push-key.json` of the data folder, and makes it where there is none. Every subscription is bound to this key: without it
 * all are lost. Throws, and touches nothing, where the file is something else or can be read by others.
 */
export function openVapidKey(folder: string): VapidKey {
  const path = join(folder, 'keys', 'push-key.json');
  const jwk = readKey(path) ?? createKey(folder, path);
  const point = Buffer.concat([Buffer.of(4), Buffer.from(jwk.x, 'base64url'), Buffer.from(jwk.y, 'base64url')]);
  return { privateKey: createPrivateKey({ key: jwk, format: 'jwk' }), publicKey: point.toString('base64url') };
}

function readKey(path: string): SecretJwk | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new Error(`the push key ${path} cannot be read`, { cause: error });
  }
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0)
    throw new Error(`the push key ${path} can be read by others: run chmod 600 on it`);
  const parsed = jwkSchema.safeParse(parseJson(text));
  if (!parsed.success) throw new Error(`the push key ${path} is not a P-256 JSON Web Key: move it away to have a new one made`);
  return parsed.data;
}

/** A name appears only for a file that is complete; the first of two to link it wins. */
function createKey(folder: string, path: string): SecretJwk {
  mkdirSync(join(folder, 'keys'), { recursive: true, mode: 0o700 });
  const key = jwkSchema.parse(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }));
  const draft = join(folder, 'keys', `.push-key-${randomUUID()}`);
  try {
    writeFileSync(draft, `${JSON.stringify(key)}\n`, { mode: 0o600, flush: true });
    chmodSync(draft, 0o600);
    linkSync(draft, path);
    return key;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    return readKey(path) ?? createKey(folder, path);
  } finally {
    rmSync(draft, { force: true });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Refused by the schema with everything else that is no key.
    return undefined;
  }
}
