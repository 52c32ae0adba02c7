import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import type { CapAlert } from '@tocsin/core/cap/cap-alert';
import { formatCapDate } from '@tocsin/core/cap/cap-date';
import type { CapRecord } from '@tocsin/core/cap/intake/cap-record';
import { writeCap } from '@tocsin/core/cap/write-cap';
import type { FeedAlert } from '@tocsin/core/detection/observation';
import { addSeconds, unixMs } from '@tocsin/core/units/instant';
import { DEFAULT_POLICY } from '@tocsin/core/warning/policy';
import { following, message, NORTH, partner } from '@tocsin/testkit/cap/open-desk';
import { openTestServer } from '@tocsin/testkit/http/open-test-server';
import { decodeXml } from '../adapters/cap-signature-xmldsig/decode-xml.ts';
import { openCapReader } from '../adapters/cap-signature-xmldsig/open-cap-reader.ts';
import { systemClock } from '../adapters/clock-system/system-clock.ts';
import { pollCapFeed } from '../adapters/feed-cap/poll-cap-feed.ts';
import { capRulesSchema, capSettingsSchema } from '../config/cap-settings.ts';
import { connectCap } from './connect-cap.ts';

async function* none(): AsyncGenerator<CapRecord> {}

function now(afterS: number): string {
  return formatCapDate(addSeconds(unixMs(Date.now()), afterS));
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((done) => setTimeout(done, 20));
}

test('an alert in a partner’s feed warns the people of its zones, and its cancellation releases them', { timeout: 30_000 }, async () => {
  const first = message({ sent: now(-2) }, { area: [NORTH], expires: now(600) });
  let alerts: readonly CapAlert[] = [first];
  const partnerServer = createServer((_request, response) => {
    const entries = alerts.map(
      (alert) => `<entry><content type="application/cap+xml">${partner.sign(writeCap(alert)).replace(/^.*\n/, '')}</content></entry>`,
    );
    response.end(`<feed xmlns="http://www.w3.org/2005/Atom">${entries.join('')}</feed>`);
  });
  await new Promise<void>((done) => partnerServer.listen(0, '127.0.0.1', done));
  const { port } = partnerServer.address() as AddressInfo;
  const settings = capSettingsSchema.parse({
    trust: { signers: [{ name: 'partner', keySha256: partner.keySha256, senders: ['partner.example'], area: { zones: ['north'] } }] },
    feeds: [{ id: 'partner', url: `http://127.0.0.1:${port}/feed`, status: 'Actual', everyS: 1 }],
  });
  const server = await openTestServer();
  const clock = systemClock();
  const records: CapRecord[] = [];
  const onFault = (fault: unknown) => assert.fail(String(fault));
  const cap = await connectCap({
    reader: openCapReader(settings.trust),
    clock,
    service: server.service,
    accept(entries) {
      const inputs = entries.filter((entry): entry is FeedAlert => entry.kind === 'feed-alert');
      records.push(...entries.filter((entry): entry is CapRecord => entry.kind === 'cap-message'));
      return server.service.accept(inputs);
    },
    records: none(),
    policy: DEFAULT_POLICY,
    feeds: settings.feeds,
    posted: settings.posted,
    defaults: capRulesSchema.parse({}),
    ask: (feed, onMessages) =>
      pollCapFeed(feed, {
        clock,
        onMessages,
        decode: (bytes) => {
          const text = decodeXml(bytes);
          return text.ok ? text.value : undefined;
        },
        onFault,
      }),
    onFault,
  });
  const inForce = () => server.service.alerts({ statuses: new Set(['Actual']), active: true, limit: 10 });
  await until(() => inForce().length > 0);
  assert.deepEqual(
    inForce().map(({ phase, threat, zones, source }) => [phase, threat, zones, source.names]),
    [['shelter', 'rocket', ['north'], ['partner']]],
  );
  const cancel: CapAlert = { ...message({ sent: now(0), msgType: 'Cancel', info: [] }), ...following(first) };
  alerts = [cancel, first];
  await until(() => inForce().length === 0);
  assert.deepEqual(
    records.map(({ decision, msgType }) => [decision, msgType]),
    [
      ['accepted', 'Alert'],
      ['accepted', 'Cancel'],
    ],
  );
  assert.equal(cap.feeds()[0]?.state, 'ok');
  await cap.close();
  await server.close();
  partnerServer.closeAllConnections();
  await new Promise((done) => partnerServer.close(done));
});
