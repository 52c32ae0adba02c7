import { createPublicKey } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type CapVerdict, classifyCap } from '@tocsin/server/adapters/cap-signature-xmldsig/classify-cap';
import { openCapSigner } from '@tocsin/server/adapters/cap-signature-xmldsig/sign-cap';
import { createCapVerifier } from '@tocsin/server/adapters/cap-signature-xmldsig/verify-cap';
import { type CapTrust, parseCapTrust } from '@tocsin/server/config/cap-settings';
import type { CapVerifier } from '@tocsin/server/ports/cap-signature';
import type { Command } from 'commander';
import { capReport } from '../cap-report.ts';

interface CheckOptions {
  readonly trust?: string;
  readonly json?: boolean;
}

/** A file with its verdict. */
export interface CheckedFile {
  readonly file: string;
  readonly verdict: CapVerdict;
}

/** Larger files are no alerts. */
const BYTES_MAX = 40_000_000;
const NAMES = /\.(?:cap|xml)$/i;
const NO_TRUST: CapTrust = { signers: [], issuers: [] };

/** Adds `cap check` and `cap key`. */
export function registerCapCommands(program: Command): void {
  const cap = program.command('cap').description('CAP messages: check those of others, show the key of our own');
  cap
    .command('check')
    .description('say of each message whether it is valid, and whether its signature holds; ends with 1 where one is not in order')
    .argument('<paths...>', 'files, or folders whose .xml and .cap files are taken')
    .option('--trust <file>', 'trust file: what nobody in it signed is not in order')
    .option('--json', 'print one JSON object')
    .addHelpText('after', '\nExample:\n  $ tocsin cap check --trust trust.json alerts/\n')
    .action(check);
  cap
    .command('key')
    .description('print the key that CAP messages of a data folder are signed with, as others pin it')
    .option('--data <folder>', 'data folder of the server', 'data')
    .option('--json', 'print one JSON object')
    .addHelpText('after', '\nExample:\n  $ tocsin cap key --data data > tocsin-cap.pem\n')
    .action(showKey);
}

async function check(paths: readonly string[], options: CheckOptions): Promise<void> {
  const verifier = createCapVerifier(options.trust === undefined ? NO_TRUST : await readTrust(options.trust));
  const files = (await Promise.all(paths.map(filesAt))).flat();
  if (files.length === 0) throw new Error(`no .xml or .cap file at ${paths.join(', ')}`);
  const checked: CheckedFile[] = [];
  for (const file of files) checked.push({ file, verdict: await verdictOf(file, verifier, options.trust !== undefined) });
  process.stdout.write(capReport(checked, options.json === true));
  if (checked.some(({ verdict }) => verdict.class !== 'valid')) process.exitCode = 1;
}

async function verdictOf(file: string, verifier: CapVerifier, needsTrust: boolean): Promise<CapVerdict> {
  const { size } = await stat(file);
  if (size > BYTES_MAX) {
    const issue = { code: 'TOO_LONG', path: '', message: `has ${size} bytes, at most ${BYTES_MAX} are read` };
    return { class: 'invalid', codes: [issue.code], issues: [issue] };
  }
  return classifyCap(await readFile(file), verifier, needsTrust);
}

async function filesAt(path: string): Promise<readonly string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const names = await readdir(path, { recursive: true });
  return names
    .filter((name) => NAMES.test(name))
    .toSorted()
    .map((name) => join(path, name));
}

async function readTrust(file: string): Promise<CapTrust> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    throw new Error(`--trust: ${file} cannot be read as JSON: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
  const parsed = parseCapTrust(json);
  if (parsed.ok) return parsed.value;
  throw new Error(`--trust: ${parsed.error.map(({ path, message }) => `${path || file}: ${message}`).join('; ')}`);
}

function showKey(options: { readonly data: string; readonly json?: boolean }): void {
  const { keyId, keySha256, publicJwk } = openCapSigner(resolve(options.data));
  const pem = createPublicKey({ key: { ...publicJwk }, format: 'jwk' })
    .export({ type: 'spki', format: 'pem' })
    .toString();
  if (options.json === true) process.stdout.write(`${JSON.stringify({ keyId, keySha256, pem })}\n`);
  else {
    process.stderr.write(`kid     ${keyId}\nSHA-256 ${keySha256}\n`);
    process.stdout.write(pem);
  }
}
