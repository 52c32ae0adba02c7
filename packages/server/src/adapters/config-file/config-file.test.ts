import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, it } from 'node:test';
import { addSource, ConfigError, openConfig } from './config-file.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'tocsin-config-')), 'data');
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

it('makes an operator’s token and a first key at the first start, and keeps only their hashes', () => {
  const { config, fresh } = openConfig(folder);
  assert.ok(fresh !== undefined);
  assert.equal(config.sources[0]?.keySha256, sha256(fresh.sourceKey));
  assert.equal(config.operators[0]?.tokenSha256, sha256(fresh.operatorToken));
  assert.equal(config.listen.host, '127.0.0.1');
  const text = readFileSync(join(folder, 'config.json'), 'utf8');
  assert.ok(!text.includes(fresh.sourceKey) && !text.includes(fresh.operatorToken));
  assert.notEqual(fresh.sourceKey, fresh.operatorToken);
});

it('gives the same configuration and no secret at the next start', () => {
  const first = openConfig(folder);
  const next = openConfig(folder);
  assert.deepEqual(next, { config: first.config, fresh: undefined });
});

it('keeps the file to its owner and leaves no draft beside it', { skip: process.platform === 'win32' && 'file modes are POSIX' }, () => {
  openConfig(folder);
  addSource(folder, { id: 'north', status: 'Actual' });
  assert.equal(statSync(join(folder, 'config.json')).mode & 0o777, 0o600);
  assert.equal(statSync(folder).mode & 0o777, 0o700);
  assert.deepEqual(readdirSync(folder), ['config.json']);
});

it('adds a source with a key of its own and leaves the rest of the file as it was', () => {
  openConfig(folder);
  const path = join(folder, 'config.json');
  const before = { ...JSON.parse(readFileSync(path, 'utf8')), sender: 'village.example' };
  writeFileSync(path, JSON.stringify(before));
  const key = addSource(folder, { id: 'drill-desk', status: 'Exercise', may: ['desk'] });
  const after = JSON.parse(readFileSync(path, 'utf8'));
  assert.deepEqual(after.sources.at(-1), { id: 'drill-desk', status: 'Exercise', may: ['desk'], keySha256: sha256(key) });
  assert.deepEqual({ ...after, sources: before.sources }, before);
  assert.throws(() => addSource(folder, { id: 'drill-desk', status: 'Actual' }), /already/);
});

it('adds no source before the first start: nobody would see the first token', () => {
  assert.throws(() => addSource(folder, { id: 'north', status: 'Actual' }), ConfigError);
});

it('refuses a file that cannot be used, names file and fields, and leaves it alone', () => {
  openConfig(folder);
  const path = join(folder, 'config.json');
  for (const [text, words] of [
    ['{"listen":', /config\.json: .*JSON/],
    ['{"listen":{"port":"8080"},"color":1}', /config\.json cannot be used:\n {2}listen\.port: .*\n {2}color: unknown field/s],
    ['[]', /\(whole file\)/],
  ] as const) {
    writeFileSync(path, text);
    assert.throws(() => openConfig(folder), words);
    assert.equal(readFileSync(path, 'utf8'), text);
  }
});
