import { createPublicKey, verify as verifyBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { parseVerifierKey, type VerifierKey } from '@tocsin/tlog/verifier-key';
import { checkRecord, type Finding } from '@tocsin/verifier/check-record';
import { checkEntry } from '@tocsin/verifier/exported-file';
import { splitCheckpoints } from '@tocsin/verifier/kept-checkpoints';
import type { CheckSignature } from '@tocsin/verifier/known-signatures';
import type { Trust } from '@tocsin/verifier/trust';
import type { Command } from 'commander';
import { buildVerifyPage } from '../record/build-verify-page.ts';
import { openRecordSource } from '../record/open-source.ts';

interface VerifyOptions {
  readonly key?: string;
  readonly since?: readonly string[];
  readonly witness?: readonly string[];
  readonly witnesses?: string;
  readonly page?: string;
  readonly json?: boolean;
}

/** What a check has come to, and what it rests on. */
export interface Verdict {
  readonly holds: boolean;
  readonly what: string;
  readonly findings: readonly Finding[];
  readonly facts: Readonly<Record<string, string | number>>;
  readonly whose: string;
}

/** Adds `verify`. */
export function registerVerifyCommand(program: Command): void {
  const each = (value: string, before: readonly string[] = []) => [...before, value];
  program
    .command('verify')
    .description('check a record: that nothing was taken out, changed, moved or dated back since it was signed')
    .argument('[place]', 'a data folder or a record’s folder, an address, or an exported file')
    .option('--key <name+id+key>', 'the log’s key, from somebody you trust; without it the one beside the record is taken')
    .option('--since <file>', 'checkpoints that you kept earlier: the record must have grown from them', each)
    .option('--witness <name+id+key>', 'a witness whose signature counts', each)
    .option('--witnesses <number>', 'how many witnesses must have signed', '0')
    .option('--page <file>', 'write the page that checks exported files in a browser, without a network, and stop')
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  $ tocsin verify data\n  $ tocsin verify https://town.example/record --key "$KEY" --since yesterday.checkpoint\n  $ tocsin verify --page verify.html\n',
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
  const found = await openRecordSource(place);
  const trust = trustFrom(options, found.namedKey);
  const whose =
    options.key === undefined
      ? 'The key was found beside the record: this shows that it is whole, not whose it is. Pin the key with --key.'
      : 'Checked with the key that you gave.';
  if (found.kind === 'entry') {
    const { isProven, findings, origin, index, signedBy, isOpened } = await checkEntry(found.file, trust);
    const what = isProven ? 'the entry stands in the signed log as it is here' : 'NOT PROVEN';
    const facts = {
      log: origin,
      index: index ?? 'unknown',
      'signed by': signedBy.join(', '),
      'sealed value shown': isOpened ? 'yes, it is what was committed to' : 'no',
    };
    return { holds: isProven, what, findings, facts, whose };
  }
  const older = (options.since ?? []).flatMap((file) => splitCheckpoints(readFileSync(file, 'utf8')));
  const { isWhole, findings, origin, entries, signedBy, from, until } = await checkRecord(found.source, {
    trust,
    older,
    onProgress: progress(),
  });
  const what = isWhole ? 'the record is whole' : 'NOT WHAT WAS SIGNED';
  const facts = {
    log: origin,
    entries,
    from: from ?? '-',
    until: until ?? '-',
    'signed by': signedBy.join(', '),
    'grown from kept checkpoints': older.length,
  };
  return { holds: isWhole, what, findings, facts, whose };
}

function trustFrom({ key, witness = [], witnesses = '0' }: VerifyOptions, namedKey: string | undefined): Trust {
  const needed = Number(witnesses);
  if (!Number.isInteger(needed) || needed < 0) throw new Error(`--witnesses: expected a number, got ${witnesses}`);
  const text = key ?? namedKey;
  if (text === undefined) throw new Error('no key lies beside this record: give it with --key');
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

function sayVerdict({ holds, what, findings, facts, whose }: Verdict): string {
  const width = Math.max(...Object.keys(facts).map((name) => name.length));
  return [
    `${holds ? '✓' : '✗'} ${what}`,
    ...findings.map(({ code, message }) => `  ${code}: ${message}`),
    ...Object.entries(facts).map(([name, value]) => `  ${name.padEnd(width)}  ${value}`),
    `  ${whose}`,
    '  Proves: nothing was taken out, changed, moved or dated back after the checkpoint was signed.',
    '  Does not prove: that a claim is true, or that everybody is shown the same log (compare checkpoints, ask for witnesses).',
    '',
  ].join('\n');
}
