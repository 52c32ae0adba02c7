import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Status } from '@tocsin/core/detection/threat';
import { issuesOf } from '@tocsin/core/units/schema-issue';
import { type Config, configSchema } from '../../config/config.ts';

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
  if (existsSync(path)) return { config: readConfig(path), fresh: undefined };
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const operatorToken = newSecret();
  const sourceKey = newSecret();
  const config = configSchema.parse({
    sources: [{ id: 'first-source', keySha256: hashOf(sourceKey), status: 'Actual' }],
    operators: [{ name: 'first-operator', tokenSha256: hashOf(operatorToken) }],
  });
  writeConfig(path, config);
  return { config, fresh: { operatorToken, sourceKey } };
}

/** Adds a source with a key of its own, which is returned once. */
export function addSource(folder: string, source: { readonly id: string; readonly status: Status }): string {
  const { config } = openConfig(folder);
  if (config.sources.some(({ id }) => id === source.id)) throw new ConfigError(`there is a source called ${source.id} already`);
  const key = newSecret();
  writeConfig(join(folder, 'config.json'), { ...config, sources: [...config.sources, { ...source, keySha256: hashOf(key) }] });
  return key;
}

function readConfig(path: string): Config {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new ConfigError(`${path}: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
  const parsed = configSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const lines = issuesOf(parsed.error).map((issue) => `  ${issue.path || '(whole file)'}: ${issue.message}`);
  throw new ConfigError(`${path} cannot be used:\n${lines.join('\n')}`);
}

/** Writes beside and renames: a crash leaves the old file or the new one, never half of one. */
function writeConfig(path: string, config: Config): void {
  const beside = `${path}.${process.pid}.new`;
  writeFileSync(beside, `${JSON.stringify(config, null, 2)}\n`, { mode: 0o600 });
  renameSync(beside, path);
}

function newSecret(): string {
  return randomBytes(24).toString('base64url');
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
