import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { fetchDocument } from './fetch-document.ts';
import { isPrivateAddress } from './private-address.ts';

const PLAN = { accept: '*/*', bytesMax: 1_000, timeoutMs: 2_000, signal: new AbortController().signal, mayGo: () => false };

test('where only public machines may be asked, no name and no number leads to one of this house', async () => {
  let asked = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    response.end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  for (const host of ['127.0.0.1', 'localhost', '2130706433', '0x7f.1', '[::1]', '[::ffff:127.0.0.1]']) {
    const got = await fetchDocument(new URL(`http://${host}:${port}/`), { ...PLAN, addresses: 'public' });
    assert.deepEqual([host, got.ok ? 'fetched' : got.error.code], [host, 'PRIVATE_ADDRESS']);
  }
  assert.equal(asked, 0);
  const got = await fetchDocument(new URL(`http://localhost:${port}/`), { ...PLAN, addresses: 'any' });
  assert.ok(got.ok && got.value.isPrivate);
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

test('addresses of machines, houses and links are told from public ones', () => {
  const own = [
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '::1',
    'fe80::1',
    'fd00::1',
    '::ffff:10.0.0.1',
  ];
  assert.deepEqual(
    own.filter((address) => !isPrivateAddress(address)),
    [],
  );
  assert.deepEqual(['1.1.1.1', '172.32.0.1', '2606:4700::1111'].filter(isPrivateAddress), []);
  assert.equal(isPrivateAddress('no address'), true);
});
