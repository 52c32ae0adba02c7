import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { buildCap } from '@tocsin/core/cap/build-cap';
import { writeCap } from '@tocsin/core/cap/write-cap';
import { publicAlert } from '@tocsin/core/message/publish-alert';
import { openCapSigner } from '@tocsin/server/adapters/cap-signature-xmldsig/sign-cap';
import { anAlert, aRegion, aZone, indexById } from '@tocsin/testkit/any-alert';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'tocsin-cap-cli-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const region = aRegion([aZone({ id: 'a' })]);
const byId = indexById(region);
const plain = writeCap(
  buildCap(publicAlert(anAlert(), { region, byId, sender: 'tocsin.example' }), { region, byId, sentOf: () => undefined }),
);
const signer = openCapSigner(join(folder, 'data'));
const signed = signer.sign(plain);
const alerts = join(folder, 'alerts');
mkdirSync(alerts);
for (const [name, text] of Object.entries({
  'a-signed.xml': signed,
  'b-plain.cap': plain,
  'c-tampered.xml': signed.replace('Zone a', 'Zone b'),
  'd-invalid.xml': plain.replace('<scope>Public</scope>', ''),
  'e-open.xml': plain.replace(/ [^ ]+<\/polygon>/, '</polygon>'),
  'readme.txt': 'not looked at',
}))
  writeFileSync(join(alerts, name), text);
const trust = join(folder, 'trust.json');
writeFileSync(
  trust,
  JSON.stringify({ signers: [{ name: 'us', keySha256: signer.keySha256, senders: ['tocsin.example'], area: 'anywhere' }] }),
);

async function run(...args: readonly string[]) {
  try {
    return { code: 0, ...(await promisify(execFile)(process.execPath, [MAIN, 'cap', ...args])) };
  } catch (error) {
    return error as { readonly code: number; readonly stdout: string; readonly stderr: string };
  }
}

async function classes(...more: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await run('check', alerts, '--json', ...more);
  return JSON.parse(stdout).files.map((file: { class: string; codes: readonly string[] }) => [file.class, ...file.codes].join(' '));
}

test('each message of a folder is put into a class, with the codes of what is wrong', async () => {
  assert.deepEqual(await classes(), ['valid', 'valid', 'tampered DIGEST', 'invalid MISSING', 'invalid NOT_CLOSED']);
});

test('with a trust file, what nobody in it signed is not in order', async () => {
  assert.deepEqual(await classes('--trust', trust), [
    'valid',
    'untrusted UNSIGNED',
    'tampered DIGEST',
    'invalid MISSING',
    'invalid NOT_CLOSED',
  ]);
});

test('the exit code says whether everything is in order', async () => {
  const good = await run('check', join(alerts, 'a-signed.xml'), '--trust', trust);
  assert.equal(good.code, 0);
  assert.match(good.stdout, /a-signed\.xml +valid +\(signed by us\)\n\n1 messages: 1 valid/);
  assert.equal((await run('check', alerts)).code, 1);
  assert.equal((await run('check')).code, 2);
});

test('a folder without messages, a missing file and a trust file that is none are errors', async () => {
  assert.match((await run('check', join(folder, 'data'))).stderr, /no \.xml or \.cap file/);
  assert.match((await run('check', join(folder, 'nowhere'))).stderr, /ENOENT/);
  assert.match((await run('check', alerts, '--trust', join(alerts, 'readme.txt'))).stderr, /cannot be read as JSON/);
});

test('the key is printed as others pin it', async () => {
  const { stdout } = await run('key', '--data', join(folder, 'data'), '--json');
  const { keySha256, pem } = JSON.parse(stdout);
  assert.equal(keySha256, signer.keySha256);
  assert.match(pem, /BEGIN PUBLIC KEY/);
  assert.equal(JSON.parse(readFileSync(join(folder, 'data', 'keys', 'cap-key.json'), 'utf8')).x, signer.publicJwk.x);
});
