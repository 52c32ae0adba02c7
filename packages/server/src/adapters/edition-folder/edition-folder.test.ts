import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openEditionFolder } from './edition-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'tocsin-editions-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const fileOf = (text: string) => {
  const content = new TextEncoder().encode(text);
  return { content, sha256: createHash('sha256').update(content).digest('hex') };
};

test('a file is kept by its hash, once, and comes back after a restart as it was', async () => {
  const place = join(folder, 'kept');
  const file = fileOf('kind,occurred\r\n');
  const store = openEditionFolder(place);
  await store.keep([file]);
  await store.keep([file]);
  assert.deepEqual(readdirSync(place), [file.sha256]);
  assert.deepEqual(await openEditionFolder(place).read(file.sha256), file.content);
});

test('a file that was changed on the disk is no file, and is written anew from its content', async () => {
  const place = join(folder, 'changed');
  const file = fileOf('86 people');
  const store = openEditionFolder(place);
  await store.keep([file]);
  writeFileSync(join(place, file.sha256), '87 people');
  assert.equal(await store.read(file.sha256), undefined);
  await store.keep([file]);
  assert.deepEqual(await store.read(file.sha256), file.content);
  assert.equal(await store.read('../changed'), undefined);
  assert.equal(await store.read('0'.repeat(64)), undefined);
});

test('what is not to be kept goes, half-written files with it; what is not a file of this store stays', async () => {
  const place = join(folder, 'retained');
  const [old, young] = [fileOf('old'), fileOf('young')];
  const store = openEditionFolder(place);
  await store.keep([old, young]);
  writeFileSync(join(place, `${old.sha256}.${randomUUID()}`), 'ol');
  writeFileSync(join(place, 'README'), 'mine');
  await store.retain(new Set([young.sha256]));
  assert.deepEqual(readdirSync(place).toSorted(), [young.sha256, 'README'].toSorted());
});
