import { createHmac, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isKeyName, type NoteVerifier } from '@tocsin/tlog/signed-note';
import { formatVerifierKey, verifierKeyOf } from '@tocsin/tlog/verifier-key';
import type { RecordLog } from '../../ports/record-log.ts';
import type { Signer } from '../../ports/signer.ts';
import { openRecordFiles, RecordError } from './record-files.ts';

const SECRET_BYTES = 32;

/** What the record of an installation is opened with. */
export interface RecordParts {
  /** The data folder. */
  readonly folder: string;
  /** Who speaks: names the log. */
  readonly sender: string;
  readonly signer: Signer;
  /** Keys of witnesses whose signatures are kept. */
  readonly witnesses: readonly NoteVerifier[];
  /** Checks what the signer signed. */
  readonly verify: (message: Uint8Array, signature: Uint8Array) => boolean;
}

/** The record in `record/` of the data folder, with its key beside it, and the salts of what it seals. */
export function openRecord({ folder, sender, signer, witnesses, verify }: RecordParts): {
  readonly log: RecordLog;
  readonly saltOf: (seq: number) => Uint8Array;
} {
  const origin = `${sender.replaceAll('+', '-')}/record`;
  if (!isKeyName(origin)) throw new RecordError('UNWRITABLE', `a log cannot be called ${origin}`);
  const key = verifierKeyOf('log', origin, new Uint8Array(Buffer.from(signer.publicJwk.x, 'base64url')));
  const verifierKey = formatVerifierKey(key);
  const log = openRecordFiles(join(folder, 'record'), {
    origin,
    verifierKey,
    witnesses,
    signer: { name: origin, keyId: key.keyId, sign: (text) => new Uint8Array(Buffer.from(signer.sign(text), 'base64url')) },
    verifier: { name: origin, keyId: key.keyId, verify },
  });
  writeFileSync(join(folder, 'record', 'key'), `${verifierKey}\n`);
  const secret = sealingSecret(join(folder, 'keys', 'sealing-secret'));
  return { log, saltOf: (seq) => new Uint8Array(createHmac('sha256', secret).update(`entry ${seq}`).digest()) };
}

/** The secret that every salt follows from: with the journal it opens each sealed entry, so neither is kept twice. */
function sealingSecret(path: string): Buffer {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  try {
    writeFileSync(path, randomBytes(SECRET_BYTES), { flag: 'wx', mode: 0o600, flush: true });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const secret = readFileSync(path);
  if (secret.length !== SECRET_BYTES) throw new RecordError('DAMAGED', `${path} is not a sealing secret of ${SECRET_BYTES} bytes`);
  return secret;
}
