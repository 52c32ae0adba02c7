import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildCap } from '@tocsin/core/cap/build-cap';
import type { CapAlert } from '@tocsin/core/cap/cap-alert';
import { writeCap } from '@tocsin/core/cap/write-cap';
import { publicAlert } from '@tocsin/core/message/publish-alert';
import { parseInstant } from '@tocsin/core/units/instant';
import type { Alert } from '@tocsin/core/warning/alert';
import { anAlert } from '@tocsin/testkit/any-alert';
import {
  area,
  around,
  at,
  following,
  message,
  NORTH,
  openDesk,
  partner,
  RELEASE,
  SOUTH,
  START,
  stranger,
  zoneMap,
} from '@tocsin/testkit/cap/open-desk';

test('an accepted alert reaches the engine as the word of its source, with zones, phase and threat', async () => {
  const desk = openDesk();
  await desk.send(message());
  const [input] = desk.inputs;
  assert.deepEqual(input, {
    kind: 'feed-alert',
    status: 'Actual',
    source: 'partner',
    time: '2026-01-01T12:00:00.000Z',
    phase: 'shelter',
    threat: 'rocket',
    zones: ['north'],
  });
});

test('a message that ends before the engine would forget it ends then', async () => {
  const desk = openDesk();
  await desk.send(message({}, { expires: at(120) }));
  // The engine counts 600 s from the time of the word.
  assert.equal(desk.inputs[0]?.time, '2026-01-01T11:52:00.000Z');
});

test('a message that holds longer than the engine remembers is said again until its end, and no longer', async () => {
  const desk = openDesk();
  await desk.send(message({}, { expires: at(1_800) }));
  desk.pass(7_200);
  const ends = desk.inputs.map(({ time }) => (parseInstant(time) - START) / 1_000 + 600);
  assert.ok(ends.length >= 4, `${ends}`);
  assert.equal(Math.max(...ends), 1_800);
  for (const [place, end] of ends.entries()) assert.ok(place === 0 || (ends[place - 1] ?? 0) >= end - 305, `a gap: ${ends}`);
});

test('a neighbour that a polygon only grazes is not warned; a zone of which a tenth lies in it is', async () => {
  const desk = openDesk();
  const grazing = await desk.send(message({}, area({ polygon: [around(34.5, 31.6)] })));
  assert.deepEqual(grazing.zones, ['south']);
  const reaching = await desk.send(message({}, area({ polygon: [around(34.5, 31.6, 0.0125)] })));
  assert.deepEqual(reaching.zones, ['south', 'next']);
  const small = await desk.send(message({}, area({ polygon: [around(34.505, 31.605, 0.001)] })));
  assert.deepEqual(small.zones, ['south']);
});

test('the same message again is ignored, byte for byte or indented anew', async () => {
  const desk = openDesk();
  const alert = message();
  const xml = partner.sign(writeCap(alert).replaceAll('>\n<', '><'));
  assert.equal((await desk.send(xml)).decision, 'accepted');
  assert.equal((await desk.send(xml)).code, 'REPLAY');
  assert.equal((await desk.send(xml.replaceAll(/><(?!\/)/g, '>\n<'))).code, 'REPLAY');
  assert.equal((await desk.send(partner.sign(writeCap(alert)))).code, 'REPLAY');
  assert.equal(desk.inputs.length, 1);
});

test('an identifier used for something else is refused', async () => {
  const desk = openDesk();
  const first = message();
  await desk.send(first);
  assert.equal((await desk.send({ ...first, note: 'another' })).code, 'IDENTIFIER_REUSED');
  assert.equal((await desk.send({ ...first, sent: at(-4) })).code, 'IDENTIFIER_REUSED');
});

test('references that lead in a circle over several messages are refused', async () => {
  const desk = openDesk();
  const first = message({ identifier: 'ring-1', sent: at(-30) });
  const third = message({ identifier: 'ring-3', sent: at(-10) });
  await desk.send({ ...first, msgType: 'Update', ...following(third) });
  await desk.send({ ...message({ identifier: 'ring-2', sent: at(-20) }), msgType: 'Update', ...following(first) });
  const answer = await desk.send({
    ...third,
    msgType: 'Update',
    references: [{ sender: 'partner.example', identifier: 'ring-2', sent: at(-20) }],
  });
  assert.equal(`${answer.decision} ${answer.code}`, 'refused CIRCULAR');
});

test('a cancellation ends what its message raised, and nothing that another message still holds', async () => {
  const desk = openDesk();
  const both = message({ sent: at(-30) }, { area: [NORTH, SOUTH] });
  const other = message({ sent: at(-20) }, { area: [SOUTH] });
  await desk.send(both);
  await desk.send(other);
  const answer = await desk.send({ ...message({ sent: at(-1), info: [] }), msgType: 'Cancel', ...following(both) });
  assert.equal(answer.decision, 'accepted');
  assert.deepEqual(desk.inputs.at(-1), {
    kind: 'feed-alert',
    status: 'Actual',
    source: 'partner',
    time: '2026-01-01T12:00:00.000Z',
    phase: 'allClear',
    threat: 'unknown',
    zones: ['north'],
  });
  await desk.send({ ...message({ sent: at(0), info: [] }), msgType: 'Cancel', ...following(other) });
  assert.deepEqual(desk.inputs.at(-1)?.zones, ['south']);
});

test('an update moves the warning: zones it no longer names are let go', async () => {
  const desk = openDesk();
  const first = message({ sent: at(-30) }, { area: [NORTH, SOUTH] });
  await desk.send(first);
  await desk.send({ ...message({ sent: at(-1) }, { area: [SOUTH] }), msgType: 'Update', ...following(first) });
  assert.deepEqual(
    desk.inputs.slice(1).map(({ phase, zones }) => [phase, zones]),
    [
      ['shelter', ['south']],
      ['allClear', ['north']],
    ],
  );
});

test('an all-clear ends what it follows, by area or as a whole; one that follows nothing ends only what it covers', async () => {
  const desk = openDesk();
  const first = message({ sent: at(-30) }, { area: [NORTH, SOUTH] });
  await desk.send(first);
  await desk.send({ ...message({ sent: at(-3) }, { ...RELEASE, area: [NORTH] }), msgType: 'Update', ...following(first) });
  assert.deepEqual(desk.inputs.at(-1)?.zones, ['north']);
  const narrow = await desk.send(message({ sent: at(-2) }, { ...RELEASE, ...area({ polygon: [around(34.5, 31.6, 0.005)] }) }));
  assert.equal(narrow.code, 'OUTSIDE_REGION');
  await desk.send({ ...message({ sent: at(-1) }, { ...RELEASE, area: [] }), msgType: 'Update', ...following(first) });
  assert.deepEqual(desk.inputs.at(-1)?.zones, ['south']);
});

test('a late all-clear is welcome, a late alarm is not', async () => {
  const desk = openDesk();
  const first = message({ sent: at(-5) }, { expires: at(3_600) });
  await desk.send(first);
  desk.pass(1_800);
  const late = await desk.send({
    ...message({ sent: at(1) }, { ...RELEASE, expires: at(2), area: [NORTH] }),
    msgType: 'Update',
    ...following(first),
  });
  assert.equal(late.decision, 'accepted');
});

test('a forged message is refused and takes nobody’s name: the true one is still news', async () => {
  const desk = openDesk();
  const alert = message();
  const xml = partner.sign(writeCap(alert));
  assert.equal((await desk.send(xml.replace('Northtown', 'Southtown'))).code, 'TAMPERED');
  assert.equal((await desk.send(stranger.sign(writeCap(alert)))).code, 'UNTRUSTED_SIGNER');
  assert.equal((await desk.send(writeCap(alert))).code, 'UNSIGNED');
  assert.equal((await desk.send(xml)).decision, 'accepted');
});

test('a signer may warn only where the trust file says', async () => {
  const trustWith = (allowed: object) => ({
    signers: [{ name: 'partner', keySha256: partner.keySha256, senders: ['partner.example'], area: allowed }],
  });
  const codeOf = async (allowed: object, alert: CapAlert) => (await openDesk({ trust: trustWith(allowed) }).send(alert)).code;
  const both = () => message({}, { area: [NORTH, SOUTH] });
  assert.equal(await codeOf({ zones: ['north'] }, message()), 'OK');
  assert.equal(await codeOf({ zones: ['north'] }, both()), 'AREA_NOT_ALLOWED');
  assert.equal(await codeOf({ polygons: [around(34.5, 31.65, 0.1)] }, both()), 'OK');
  assert.equal(await codeOf({ polygons: [around(34.5, 31.7)] }, both()), 'AREA_NOT_ALLOWED');
  const coded = (value: string) => message({}, { area: [{ ...NORTH, geocode: [{ valueName: 'ISO', value }] }] });
  const pinned = { geocodes: [{ valueName: 'ISO', prefix: 'IL-D' }] };
  assert.equal(await codeOf(pinned, coded('IL-D')), 'OK');
  assert.equal(await codeOf(pinned, coded('IL-Z')), 'AREA_NOT_ALLOWED');
  assert.equal(await codeOf(pinned, message()), 'AREA_NOT_ALLOWED');
});

test('a source that is trusted without signatures passes on only whom it was said to', async () => {
  const desk = openDesk({ rules: { requireSignature: false, senders: ['partner.example'] } });
  assert.equal((await desk.send(writeCap(message()))).code, 'OK');
  assert.equal((await desk.send(writeCap(message({ sender: 'other.example' })))).code, 'SENDER_UNKNOWN');
  const held = await desk.send(stranger.sign(writeCap(message())));
  assert.equal(`${held.decision} ${held.code}`, 'held UNTRUSTED_SIGNER');
});

test('a source’s own words can be told what they mean', async () => {
  const desk = openDesk({ rules: { events: { 'Tzeva Adom': 'rocket', 'SAME=CDW': 'missile' } } });
  assert.equal((await desk.send(message({}, { event: 'TZEVA ADOM' }))).code, 'OK');
  await desk.send(message({}, { event: 'x', eventCode: [{ valueName: 'SAME', value: 'CDW' }] }));
  assert.deepEqual(
    desk.inputs.map(({ threat }) => threat),
    ['rocket', 'missile'],
  );
});

test('each lane takes its own status, and an exercise says so to the engine', async () => {
  const desk = openDesk();
  const drill = message({ status: 'Exercise' });
  assert.equal((await desk.send(drill, 'Exercise')).decision, 'accepted');
  assert.equal(desk.inputs[0]?.status, 'Exercise');
  assert.equal((await desk.send(message(), 'Exercise')).code, 'WRONG_STATUS');
});

test('raising a held live message takes two people who say the same; rejecting it takes one', async () => {
  const desk = openDesk();
  const { id = '' } = await desk.send(message({}, { event: 'Thunderstorm' }));
  const word = { decision: 'approve', reason: 'their word for it' } as const;
  const first = desk.intake.held.speak(id, { ...word, operator: 'anna' });
  assert.ok(first.ok && first.value.kind === 'waiting');
  const again = desk.intake.held.speak(id, { ...word, operator: 'anna' });
  assert.ok(again.ok && again.value.kind === 'waiting', 'one person twice is one person');
  const other = desk.intake.held.speak(id, {
    ...word,
    operator: 'ben',
    actions: [{ phase: 'shelter', threat: 'rocket', zones: ['south'] }],
  });
  assert.ok(!other.ok && other.error.code === 'DISAGREES');
  const both = desk.intake.held.speak(id, { ...word, operator: 'ben' });
  assert.ok(both.ok && both.value.kind === 'approved');
  await desk.intake.conclude(both.value, word.reason);
  assert.deepEqual(
    desk.inputs.map(({ phase, zones }) => [phase, zones]),
    [['shelter', ['north']]],
  );
  assert.deepEqual(desk.records.at(-1)?.operators, ['anna', 'ben']);
  assert.equal(desk.intake.held.list().length, 0);
  const next = await desk.send(message({}, { area: [] }));
  const rejected = desk.intake.held.speak(next.id ?? '', { decision: 'reject', operator: 'anna', reason: 'no' });
  assert.ok(rejected.ok && rejected.value.kind === 'rejected');
});

test('a held message that says nowhere takes an operator who says where; one operator is enough in an exercise and to end', async () => {
  const desk = openDesk();
  const { id = '' } = await desk.send(message({ status: 'Exercise' }, { area: [] }), 'Exercise');
  const blind = desk.intake.held.speak(id, { decision: 'approve', operator: 'anna', reason: 'r' });
  assert.ok(!blind.ok && blind.error.code === 'NO_ACTION');
  const said = desk.intake.held.speak(id, {
    decision: 'approve',
    operator: 'anna',
    reason: 'r',
    actions: [{ phase: 'shelter', threat: 'rocket', zones: ['north'] }],
  });
  assert.ok(said.ok && said.value.kind === 'approved');
  const end = await desk.send(message({ scope: 'Private', addresses: 'us' }, { ...RELEASE, area: [NORTH] }));
  assert.equal(end.decision, 'held');
  const ended = desk.intake.held.speak(end.id ?? '', { decision: 'approve', operator: 'anna', reason: 'r' });
  assert.ok(ended.ok && ended.value.kind === 'approved');
});

test('a held message that nobody looks at is turned away, and said to be', async () => {
  const desk = openDesk();
  await desk.send(message({}, { event: 'Thunderstorm', expires: at(7_200) }));
  desk.pass(3_700);
  assert.equal(desk.intake.held.list().length, 0);
  await new Promise(setImmediate);
  assert.equal(desk.records.at(-1)?.code, 'HELD_TOO_LONG');
});

test('after a restart a replay is still known, and a cancellation still finds what it ends', async () => {
  const before = openDesk();
  const alert = message();
  await before.send(alert);
  const after_ = openDesk({ records: before.records });
  assert.equal((await after_.send(partner.sign(writeCap(alert)))).code, 'REPLAY');
  const cancel = await after_.send({ ...message({ sent: at(-1), info: [] }), msgType: 'Cancel', ...following(alert) });
  assert.equal(cancel.decision, 'accepted');
  assert.deepEqual(
    after_.inputs.map(({ phase, zones }) => [phase, zones]),
    [['allClear', ['north']]],
  );
});

test('what cannot be read is refused with every issue; other encodings are read', async () => {
  const desk = openDesk({ rules: { requireSignature: false, senders: ['partner.example'] } });
  const xml = writeCap(message());
  const broken = await desk.send(xml.replace('<status>Actual</status>', '<status>Real</status>').replace('<scope>Public</scope>', ''));
  assert.deepEqual(
    [broken.decision, broken.code, broken.findings.map(({ code, path }) => `${code} ${path}`)],
    ['refused', 'MISSING', ['MISSING alert.scope', 'VALUE alert.status']],
  );
  assert.equal((await desk.send('<!DOCTYPE alert [<!ENTITY a "b">]><alert/>')).code, 'DOCTYPE');
  assert.equal((await desk.send('no xml')).code, 'NOT_WELL_FORMED');
  const latin = Buffer.from(xml.replace('UTF-8', 'ISO-8859-1').replace('Northtown', 'Région'), 'latin1');
  assert.equal((await desk.intake.takeIn(latin, { source: 'partner', status: 'Actual' })).decision, 'accepted');
  const unknown = Buffer.from(xml.replace('UTF-8', 'EBCDIC'));
  assert.equal((await desk.intake.takeIn(unknown, { source: 'partner', status: 'Actual' })).code, 'ENCODING');
});

test('what one installation says another one takes in: prepare, shelter, all-clear', async () => {
  const desk = openDesk();
  const byId = zoneMap.index.byId;
  const said = (id: string, alert: Partial<Alert>): string => {
    const whole = anAlert({
      id: id.repeat(32),
      zones: ['north'],
      threat: 'missile',
      time: '2026-01-01T11:59:58.500Z',
      expires: '2026-01-01T12:20:00.000Z',
      ...alert,
    });
    const published = publicAlert(whole, { region: zoneMap.region, byId, sender: 'partner.example', phaseOf: () => 'shelter' });
    return partner.sign(writeCap(buildCap(published, { region: zoneMap.region, byId, sentOf: () => '2026-01-01T11:59:58.500Z' })));
  };
  const answers = [
    await desk.send(said('a', { phase: 'prepare' })),
    await desk.send(said('b', { msgType: 'Update', references: ['a'.repeat(32)] })),
    await desk.send(
      said('c', { msgType: 'Update', phase: 'allClear', references: ['b'.repeat(32)], end: { how: 'all-clear', reason: 'over' } }),
    ),
  ];
  assert.deepEqual(
    answers.map(({ decision, code }) => `${decision} ${code}`),
    ['accepted OK', 'accepted OK', 'accepted OK'],
    JSON.stringify(answers),
  );
  assert.deepEqual(
    desk.inputs.map(({ phase, threat, zones }) => [phase, threat, zones]),
    [
      ['prepare', 'missile', ['north']],
      ['shelter', 'missile', ['north']],
      ['allClear', 'unknown', ['north']],
    ],
  );
});
