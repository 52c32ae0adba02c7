import { createPublicKey, verify as verifyBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { parseVerifierKey, type VerifierKey } from '@tocsin/tlog/verifier-key';
import { splitCheckpoints } from '@tocsin/verifier/kept-checkpoints';
import type { CheckSignature } from '@tocsin/verifier/known-signatures';
import type { Trust } from '@tocsin/verifier/trust';
import type { Command } from 'commander';
import { buildVerifyPage } from '../record/build-verify-page.ts';
import { openRecordSource } from '../record/open-source.ts';
import { sayVerdict, type Verdict, verdictOf } from './verify-verdict.ts';

interface VerifyOptions {
  readonly key?: string;
  readonly proof?: string;
  readonly since?: readonly string[];
  readonly witness?: readonly string[];
  readonly witnesses?: string;
  readonly page?: string;
  readonly json?: boolean;
}

/** Adds `verify`. */
export function registerVerifyCommand(program: Command): void {
  const each = (value: string, before: readonly string[] = []) => [...before, value];
  program
    .command('verify')
    .description(
      'check a record, one entry or a published file: that nothing was taken out, changed, moved or dated back since it was signed',
    )
    .argument(
      '[place]',
      'a data folder or a record’s folder, an address, an exported file, or a published file with its .tlog-proof beside it',
    )
    .option('--key <name+id+key>', 'the log’s key, from somebody you trust; without it the one beside the record is taken')
    .option('--proof <file>', 'the proof of a published file, where it does not lie beside it')
    .option('--since <file>', 'checkpoints that you kept earlier: the record must have grown from them', each)
    .option('--witness <name+id+key>', 'a witness whose signature counts', each)
    .option('--witnesses <number>', 'how many witnesses must have signed', '0')
    .option('--page <file>', 'write the page that checks exported files in a browser, without a network, and stop')
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  $ tocsin verify data\n  $ tocsin verify https://town.example/record --key "$KEY" --since yesterday.checkpoint\n  $ tocsin verify claims.csv --key "$KEY"\n  $ tocsin verify --page verify.html\n',
    )
    .action(async (place: string | undefined, options: VerifyOptions) => {
      if (options.page !== undefined) return writeFile(options.page, await buildVerifyPage());
      if (place === undefined) throw new Error('say what to check: a folder, an address or a file');
      const verdict = await verifyPlace(place, options);
      process.stdout.write(options.json === true ? `${JSON.stringify(verdict)}\n` : sayVerdict(verdict));
      if (!verdict.holds) process.exitCode = 1;
    });
}

/** Checks what lies at a place. Throws where nothing can be read there. */
export async function verifyPlace(place: string, options: VerifyOptions): Promise<Verdict> {
  const found = await openRecordSource(place, options.proof);
  const trust = trustFrom(options, found.namedKey);
  const older = (options.since ?? []).flatMap((file) => splitCheckpoints(readFileSync(file, 'utf8')));
  return verdictOf(found, { trust, older, isPinned: options.key !== undefined, onProgress: progress() });
}

function trustFrom({ key, witness = [], witnesses = '0' }: VerifyOptions, namedKey: string | undefined): Trust {
  const needed = Number(witnesses);
  if (!Number.isInteger(needed) || needed < 0) throw new Error(`--witnesses: expected a number, got ${witnesses}`);
  const text = key ?? namedKey;
  if (text === undefined) throw new Error('no key lies beside it: give the log’s key with --key');
  return { log: readKey('--key', text), witnesses: witness.map((one) => readKey('--witness', one)), witnessesNeeded: needed, check };
}

function readKey(option: string, text: string): VerifierKey {
  const key = parseVerifierKey(text);
  if (key === undefined) throw new Error(`${option}: expected a verifier key like name+0123abcd+base64, got ${text.slice(0, 80)}`);
  return key;
}

const check: CheckSignature = ({ publicKey, message, signature }) => {
  try {
    const x = Buffer.from(publicKey).toString('base64url');
    return verifyBytes(null, message, createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }), signature);
  } catch {
    // Not a point on the curve.
    return false;
  }
};

function progress(): (done: number, all: number) => void {
  if (!process.stderr.isTTY) return () => {};
  return (done, all) => process.stderr.write(`\r${done} of ${all} bundles${done === all ? '\n' : ''}`);
}
