import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { decodePages } from '@tocsin/core/cell-broadcast/pages';
import { decodeSerialNumber } from '@tocsin/core/cell-broadcast/serial-number';
import type { SignedAlert } from '@tocsin/core/message/public-alert';
import { publicAlert } from '@tocsin/core/message/publish-alert';
import type { Alert } from '@tocsin/core/warning/alert';
import { anAlert, aRegion, aZone, indexById } from '@tocsin/testkit/any-alert';
import { openCentre } from '@tocsin/testkit/cell-broadcast/open-centre';
import { cellBroadcastSettingsSchema } from '../../config/cell-broadcast-settings.ts';
import type { Channel, DeliveryReport } from '../../ports/channel.ts';
import type { CentreMessage } from './centre-message.ts';
import { openCellBroadcastChannel } from './open-cell-broadcast-channel.ts';

interface Opened {
  readonly channel: Channel;
  readonly reports: DeliveryReport[];
  readonly faults: unknown[];
  /** The report of an alert, waiting for it. */
  reported(alert: SignedAlert): Promise<DeliveryReport>;
}

const NOW = Date.parse('2026-01-01T12:31:06.000Z');
const SEAL = { algorithm: 'Ed25519', keyId: 'key', value: 'value' } as const;
const region = aRegion(['a', 'b', 'c'].map((id) => aZone({ id })));
let lastId = 0;

function alert(more: Partial<Alert> = {}): SignedAlert {
  lastId += 1;
  const entry = anAlert({ id: String(lastId).padStart(32, '0'), ...more });
  return { ...publicAlert(entry, { region, byId: indexById(region), sender: 'test.invalid' }), signature: SEAL };
}

function allClear(more: Partial<Alert> = {}): SignedAlert {
  return alert({ msgType: 'Update', phase: 'allClear', references: ['0'.repeat(32)], end: { how: 'all-clear', reason: 'over' }, ...more });
}

async function open(
  context: TestContext,
  settings: Record<string, unknown>,
  { folder = folderOf(context), present = [] }: { readonly folder?: string; readonly present?: readonly SignedAlert[] } = {},
): Promise<Opened> {
  const reports: DeliveryReport[] = [];
  const faults: unknown[] = [];
  const channel = openCellBroadcastChannel(
    cellBroadcastSettingsSchema.parse({ languages: ['en'], heartbeatS: 1, retryMs: 20, answerTimeoutMs: 10_000, ...settings }),
    { nowMs: () => NOW, folder, report: (report) => reports.push(report), onFault: (fault) => faults.push(fault) },
  );
  context.after(() => channel.close());
  channel.present(present);
  const reported = async ({ id }: SignedAlert) => {
    for (;;) {
      const report = reports.find((one) => one.alert === id);
      if (report !== undefined) return report;
      await settled();
    }
  };
  return { channel, reports, faults, reported };
}

function folderOf(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-cb-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await settled();
}

function shown(message: CentreMessage | undefined): { text: string; language?: string } {
  assert.ok(message);
  const { dcs, pages } = message.smscb_message.payload.payload_encoded;
  const read = decodePages(
    dcs,
    pages.map((page) => Buffer.from(page, 'hex')),
  );
  assert.ok(read);
  return read;
}

function serial(message: CentreMessage | undefined) {
  assert.ok(message);
  return decodeSerialNumber(message.smscb_message.serial_nr.serial_nr_encoded);
}

test('an alarm goes on the air in its own words and ends by itself', async (context) => {
  const centre = await openCentre(context);
  const { channel, reported } = await open(context, { areas: [{ id: 'town', url: centre.url, zones: ['a'] }] });
  const alarm = alert();
  channel.tell(alarm);
  const report = await reported(alarm);
  assert.deepEqual([report.channel, report.reached, report.failed], ['cell-broadcast', 1, 0]);
  const message = centre.onAir.get(4370);
  const { text, language } = shown(message);
  assert.equal(language, 'en');
  assert.ok(text.startsWith(`${alarm.texts.en.headline}\n${alarm.texts.en.instruction}`));
  assert.deepEqual([serial(message).scope, serial(message).update], ['plmn_wide', 0]);
  // 13 min 54 s until the alert expires, and not without end.
  const lastsS = (message?.num_of_bcast ?? 0) * (message?.repetition_period ?? 0) * 1.883;
  assert.ok(lastsS >= 834 && lastsS < 850, `${lastsS} s`);
});

test('an update has the same code and a higher number; a quiet one the same number', async (context) => {
  const centre = await openCentre(context);
  const { channel, reported } = await open(context, { areas: [{ id: 'town', url: centre.url, zones: ['a'] }] });
  const [first, second, quiet] = [
    alert(),
    alert({ threat: 'missile' }),
    alert({ threat: 'missile', quiet: true, expires: '2026-01-01T12:55:00.000Z' }),
  ];
  for (const told of [first, second, quiet]) {
    channel.tell(told);
    await reported(told);
  }
  const serials = centre.posted.map(serial);
  assert.deepEqual(
    serials.map(({ update }) => update),
    [0, 1, 1],
  );
  assert.equal(new Set(serials.map(({ code }) => code)).size, 1);
  assert.match(shown(centre.onAir.get(4370)).text, /Missile/);
});

test('from prepare to shelter the alarm is on the air before the early warning is taken off', async (context) => {
  const centre = await openCentre(context);
  const { channel, reported } = await open(context, { areas: [{ id: 'town', url: centre.url, zones: ['a'] }] });
  for (const told of [alert({ phase: 'prepare' }), alert()]) {
    channel.tell(told);
    await reported(told);
  }
  assert.deepEqual(centre.calls, ['POST 4373', 'POST 4370', 'DELETE 4373']);
});

test('a release is a message of its own at a lower level, and the alarm is taken off', async (context) => {
  const centre = await openCentre(context);
  const { channel, reported } = await open(context, { areas: [{ id: 'town', url: centre.url, zones: ['a'] }] });
  for (const told of [alert(), allClear()]) {
    channel.tell(told);
    await reported(told);
  }
  assert.deepEqual([...centre.onAir.keys()], [4378]);
  assert.match(shown(centre.onAir.get(4378)).text, /all clear/);
  const again = alert();
  channel.tell(again);
  await reported(again);
  assert.deepEqual([...centre.onAir.keys()], [4370], 'a new alarm takes the all-clear off');
});

test('a retraction says that the warning was cancelled', async (context) => {
  const centre = await openCentre(context);
  const { channel, reported } = await open(context, { areas: [{ id: 'town', url: centre.url, zones: ['a'] }] });
  for (const told of [alert(), allClear({ msgType: 'Cancel', end: { how: 'cancelled', reason: 'error' } })]) {
    channel.tell(told);
    await reported(told);
  }
  assert.match(shown(centre.onAir.get(4378)).text, /warning cancelled/);
});

test('an area is never alarmed for a part of it; the failure has a name', async (context) => {
  const centre = await openCentre(context);
  const { channel, reported } = await open(context, { areas: [{ id: 'valley', url: centre.url, zones: ['a', 'b'] }] });
  const [first, second] = [alert({ zones: ['a', 'c'] }), alert({ zones: ['b'] })];
  channel.tell(first);
  assert.deepEqual((await reported(first)).failures, { NO_AREA: 1, AREA_WIDER_THAN_ALERT: 1 });
  assert.equal(centre.calls.length, 0);
  channel.tell(second);
  assert.deepEqual([(await reported(second)).reached, centre.onAir.has(4370)], [1, true]);
  const part = allClear({ zones: ['a'] });
  channel.tell(part);
  await reported(part);
  assert.deepEqual([...centre.onAir.keys()], [4370], 'kept while one zone is in danger');
});

test('an exercise has an identifier of its own, and none is sent unless asked for', async (context) => {
  const centre = await openCentre(context);
  const area = { id: 'town', url: centre.url, zones: ['a'] };
  const off = await open(context, { areas: [area] });
  const drill = alert({ status: 'Exercise' });
  off.channel.tell(drill);
  assert.deepEqual([(await off.reported(drill)).reached, centre.calls.length], [0, 0]);
  await off.channel.close();
  const { channel, reported } = await open(context, { areas: [area], statuses: ['Actual', 'Exercise'] });
  for (const told of [drill, allClear({ status: 'Exercise' })]) {
    channel.tell(told);
    await reported(told);
    assert.deepEqual([...centre.onAir.keys()], [4381]);
    assert.match(shown(centre.onAir.get(4381)).text, /^EXERCISE EXERCISE EXERCISE/);
  }
});

test('settings that would let an exercise use a live identifier are refused', () => {
  const settings = { languages: ['en'], areas: [{ id: 'town', url: 'http://127.0.0.1:1/', zones: ['a'] }] };
  for (const identifiers of [{ exercise: 4370 }, { test: 4371 }, { shelter: 4381 }, { shelter: 4378 }]) {
    assert.equal(cellBroadcastSettingsSchema.safeParse({ ...settings, identifiers }).success, false);
  }
});

test('additional languages go out as a second message, several languages in one', async (context) => {
  const centre = await openCentre(context);
  const languages = { languages: ['he', 'ar'], additionalLanguages: ['uk'] };
  const { channel, reported } = await open(context, { areas: [{ id: 'town', url: centre.url, zones: ['a'] }], ...languages });
  const alarm = alert();
  channel.tell(alarm);
  await reported(alarm);
  const { text } = shown(centre.onAir.get(4370));
  assert.ok(text.includes(alarm.texts.he.headline) && text.includes(alarm.texts.ar.headline));
  assert.deepEqual(shown(centre.onAir.get(4383)).language, 'uk');
});

test('a message that the centre took over without saying so is not sent as a new one', async (context) => {
  const centre = await openCentre(context);
  centre.faults.push(0);
  const { channel, reported } = await open(context, { areas: [{ id: 'town', url: centre.url, zones: ['a'] }], answerTimeoutMs: 300 });
  const alarm = alert();
  channel.tell(alarm);
  assert.equal((await reported(alarm)).reached, 1);
  assert.deepEqual([...new Set(centre.calls)], ['POST 4370'], 'never deleted');
  assert.ok(centre.calls.length > 1 && centre.posted.length === 0);
});

test('an answer that never ends is an answer', async (context) => {
  const centre = await openCentre(context);
  centre.faults.push(1);
  const { channel, reported } = await open(context, { areas: [{ id: 'town', url: centre.url, zones: ['a'] }] });
  const alarm = alert();
  channel.tell(alarm);
  assert.equal((await reported(alarm)).reached, 1);
  assert.deepEqual(centre.calls, ['POST 4370']);
});

test('a message of somebody else under the same identifier gives way', async (context) => {
  const centre = await openCentre(context);
  centre.onAir.set(4370, {} as CentreMessage);
  const { channel, reported } = await open(context, { areas: [{ id: 'town', url: centre.url, zones: ['a'] }] });
  const alarm = alert();
  channel.tell(alarm);
  assert.equal((await reported(alarm)).reached, 1);
  assert.deepEqual(centre.calls, ['POST 4370', 'DELETE 4370', 'POST 4370']);
});

test('passing faults are tried again, a refusal is not; both are named', async (context) => {
  const centre = await openCentre(context);
  const { channel, reported } = await open(context, { areas: [{ id: 'town', url: centre.url, zones: ['a'] }] });
  centre.faults.push(500, 503);
  const first = alert();
  channel.tell(first);
  assert.equal((await reported(first)).reached, 1);
  centre.faults.push(400);
  const second = alert({ threat: 'missile' });
  channel.tell(second);
  assert.deepEqual((await reported(second)).failures, { HTTP_400: 1 });
  assert.equal(channel.health().state, 'degraded');
});

test('a hanging centre costs another area nothing, and an alarm does not wait for an early warning that hangs', async (context) => {
  const [slow, well] = [await openCentre(context), await openCentre(context)];
  const areas = [
    { id: 'slow', url: slow.url, zones: ['a'] },
    { id: 'well', url: well.url, zones: ['a'] },
  ];
  const { channel, reported } = await open(context, { areas, answerTimeoutMs: 60_000 });
  slow.faults.push(0);
  const [early, alarm] = [alert({ phase: 'prepare' }), alert()];
  channel.tell(early);
  await until(() => well.onAir.has(4373) && slow.calls.length === 1);
  channel.tell(alarm);
  const report = await reported(alarm);
  assert.equal(report.reached, 2);
  assert.ok(slow.onAir.has(4370) && well.onAir.has(4370));
});

test('after a restart what is on the air is left alone, and codes go on', async (context) => {
  const centre = await openCentre(context);
  const folder = folderOf(context);
  const settings = { areas: [{ id: 'town', url: centre.url, zones: ['a'] }] };
  const first = await open(context, settings, { folder });
  const alarm = alert();
  first.channel.tell(alarm);
  await first.reported(alarm);
  const before = serial(centre.onAir.get(4370));
  await first.channel.close();
  const second = await open(context, settings, { folder, present: [alarm] });
  second.channel.tell(alarm);
  assert.equal((await second.reported(alarm)).reached, 1);
  assert.equal(centre.posted.length, 1, 'the centre took one message');
  assert.deepEqual(serial(centre.onAir.get(4370)), before);
  const later = alert({ threat: 'missile' });
  second.channel.tell(later);
  await second.reported(later);
  assert.deepEqual(serial(centre.onAir.get(4370)), { ...before, update: 1 });
});

test('what ended while the program was down is taken off the air', async (context) => {
  const centre = await openCentre(context);
  const folder = folderOf(context);
  const settings = { areas: [{ id: 'town', url: centre.url, zones: ['a'] }] };
  const first = await open(context, settings, { folder });
  const alarm = alert();
  first.channel.tell(alarm);
  await first.reported(alarm);
  await first.channel.close();
  await open(context, settings, { folder });
  await until(() => centre.onAir.size === 0);
});

test('a centre that was away gets its messages again, with the same numbers', async (context) => {
  const centre = await openCentre(context);
  const { channel, reported } = await open(context, { areas: [{ id: 'town', url: centre.url, zones: ['a'] }] });
  const alarm = alert();
  channel.tell(alarm);
  await reported(alarm);
  const before = serial(centre.onAir.get(4370));
  await centre.stop();
  centre.onAir.clear();
  await until(() => channel.health().state === 'down');
  assert.match(channel.health().reason ?? '', /town ECONNREFUSED/);
  await centre.startAgain();
  await until(() => centre.onAir.has(4370) && channel.health().state === 'ok');
  assert.deepEqual(serial(centre.onAir.get(4370)), before);
});

test('a file of codes that cannot be read is reported and does not silence an alarm', async (context) => {
  const centre = await openCentre(context);
  const folder = folderOf(context);
  writeFileSync(join(folder, 'cell-broadcast.json'), '{"nextCode":');
  const { channel, reported, faults } = await open(context, { areas: [{ id: 'town', url: centre.url, zones: ['a'] }] }, { folder });
  const alarm = alert();
  channel.tell(alarm);
  assert.equal((await reported(alarm)).reached, 1);
  assert.equal(faults.length, 1);
  assert.doesNotThrow(() => JSON.parse(readFileSync(join(folder, 'cell-broadcast.json'), 'utf8')));
});
