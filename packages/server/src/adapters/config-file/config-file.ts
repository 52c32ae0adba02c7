import { createHash, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Status } from '@tocsin/core/detection/threat';
import { type Config, parseConfig } from '../../config/config.ts';

/** The configuration cannot be used; the message names file and fields. */
export class ConfigError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ConfigError';
  }
}

/** A configuration, and the secrets that were made for it just now: printed once, kept only as hashes. */
export interface OpenedConfig {
  readonly config: Config;
  readonly fresh: { readonly operatorToken: string; readonly sourceKey: string } | undefined;
}

/** Reads `config.json` of a data folder; at the first start makes the folder, an operator's token and a first source key. */
export function openConfig(folder: string): OpenedConfig {
  const path = join(folder, 'config.json');
  const known = readConfig(path);
  if (known !== undefined) return { config: known.config, fresh: undefined };
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const operatorToken = newSecret();
  const sourceKey = newSecret();
  // Only what is this installation's own is written down: defaults stay those of the program.
  const config = writeConfig(path, {
    region: 'oref',
    listen: { host: '127.0.0.1', port: 8_080 },
    sensors: [],
    sources: [{ id: 'first-source', keySha256: hashOf(sourceKey), status: 'Actual' }],
    operators: [{ name: 'first-operator', tokenSha256: hashOf(operatorToken) }],
    // Push messages need no more than this to work; Apple asks for a real address (RFC 8292 §2.1).
    webPush: { contact: 'mailto:change-me@tocsin.invalid' },
  });
  return { config, fresh: { operatorToken, sourceKey } };
}

/** A source as an operator adds it. */
export interface NewSource {
  readonly id: string;
  readonly status: Status;
  readonly may?: readonly string[];
}

/** Adds a source with a key of its own, which is returned once. Everything else in the file stays as it is. */
export function addSource(folder: string, source: NewSource): string {
  const path = join(folder, 'config.json');
  const known = readConfig(path);
  if (known === undefined) throw new ConfigError(`there is no ${path} yet: start the server once`);
  if (known.config.sources.some(({ id }) => id === source.id)) throw new ConfigError(`there is a source called ${source.id} already`);
  const key = newSecret();
  writeConfig(path, { ...known.json, sources: [...known.config.sources, { ...source, keySha256: hashOf(key) }] });
  return key;
}

/** @returns undefined where there is no such file yet */
function readConfig(path: string): { readonly json: object; readonly config: Config } | undefined {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw new ConfigError(`${path}: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
  return { json: Object(json), config: checked(path, json) };
}

function checked(path: string, json: unknown): Config {
  const parsed = parseConfig(json);
  if (parsed.ok) return parsed.value;
  const lines = parsed.error.map(({ path: field, message }) => `  ${field || '(whole file)'}: ${message}`);
  throw new ConfigError(`${path} cannot be used:\n${lines.join('\n')}`);
}

/** Writes beside, down to the disk, and renames: a power cut leaves the old file or the new one, never half of one. */
function writeConfig(path: string, json: object): Config {
  const config = checked(path, json);
  const beside = `${path}.${process.pid}.new`;
  const file = openSync(beside, 'w', 0o600);
  try {
    writeFileSync(file, `${JSON.stringify(json, null, 2)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(beside, path);
  return config;
}

function newSecret(): string {
  return randomBytes(24).toString('base64url');
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
