import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openArtifactFolder } from './artifact-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'tocsin-artifacts-'));
after(() => rmSync(folder, { recursive: true, force: true }));

test('a text is kept by its hash, once, for this user alone, and comes back after a restart', async () => {
  const store = openArtifactFolder(join(folder, 'kept'));
  const sha256 = await store.keep('Sirens sounded — twice.\r\n');
  assert.equal(await store.keep('Sirens sounded — twice.\r\n'), sha256);
  const files = readdirSync(join(folder, 'kept'));
  assert.deepEqual(files, [`${sha256}.txt`]);
  assert.equal(statSync(join(folder, 'kept', `${sha256}.txt`)).mode & 0o777, 0o600);
  assert.equal(openArtifactFolder(join(folder, 'kept')).textOf(sha256), 'Sirens sounded — twice.\r\n');
});

test('a text that was changed on the disk is no text, and a name that is no hash reaches no file', async () => {
  const store = openArtifactFolder(join(folder, 'changed'));
  const sha256 = await store.keep('86 people');
  writeFileSync(join(folder, 'changed', `${sha256}.txt`), '87 people');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  const anew = openArtifactFolder(join(folder, 'changed'));
  assert.equal(anew.textOf(sha256), undefined);
  assert.equal(anew.textOf('../secret'), undefined);
});
