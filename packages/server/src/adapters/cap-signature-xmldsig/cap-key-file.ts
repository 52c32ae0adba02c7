import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as z from 'zod';

const BASE64URL_32_BYTES = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

const secretJwkSchema = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: BASE64URL_32_BYTES,
  y: BASE64URL_32_BYTES,
  d: BASE64URL_32_BYTES,
});

/** A P-256 key with its secret half (RFC 7518 §6.2.2). */
export type SecretCapJwk = z.infer<typeof secretJwkSchema>;

/**
 * Reads the key at `path` and makes one there first if there is none; of two processes that start at once both end up with the
 * same. Throws where the file is no such key or can be read by others: a key that may have leaked must not sign alarms.
 */
export function openCapKeyFile(path: string): SecretCapJwk {
  return readKey(path) ?? createKey(path);
}

function readKey(path: string): SecretCapJwk | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new Error(`the CAP key ${path} cannot be read`, { cause: error });
  }
  const mode = statSync(path).mode & 0o777;
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw new Error(`the CAP key ${path} can be read by others (mode ${mode.toString(8)}): run chmod 600 on it, or replace the key`);
  }
  const parsed = secretJwkSchema.safeParse(parseJson(text));
  if (!parsed.success) throw new Error(`the CAP key ${path} is not a P-256 JSON Web Key: move it away to have a new one made`);
  return parsed.data;
}

/** A name appears only for a file that is complete and on disk; the first of two to link it wins. */
function createKey(path: string): SecretCapJwk {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const key = secretJwkSchema.parse(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }));
  const draft = join(dirname(path), `.cap-key-${randomUUID()}`);
  try {
    const file = openSync(draft, 'wx', 0o600);
    writeFileSync(file, `${JSON.stringify(key)}\n`);
    fsyncSync(file);
    closeSync(file);
    linkSync(draft, path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    return readKey(path) ?? createKey(path);
  } finally {
    rmSync(draft, { force: true });
  }
  return key;
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: refused by the schema with everything else that is not a key.
    return undefined;
  }
}
