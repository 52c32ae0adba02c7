import assert from 'node:assert/strict';
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { sirenMemorySchema } from '@tocsin/core/siren/siren-memory';
import { type SirenStatus, sirenBytes, type UnsignedCommand, type UnsignedState } from '@tocsin/core/siren/siren-message';
import { createSiren } from './siren.ts';
import { sirenSettingsSchema } from './siren-settings.ts';

/** `TRIES=100000 node --test packages/siren/src/hostile-commands.test.ts` for a longer run. */
const TRIES = Number(process.env['TRIES'] ?? 10_000);
const own = generateKeyPairSync('ed25519');
const foreign = generateKeyPairSync('ed25519');
const x = own.publicKey.export({ format: 'jwk' }).x ?? '';

function signed(message: UnsignedCommand | UnsignedState, key: KeyObject = own.privateKey, keyId = 'k'): string {
  const value = sign(null, sirenBytes(message), key).toString('base64url');
  return JSON.stringify({ ...message, signature: { algorithm: 'Ed25519', keyId, value } });
}

function sound(more: Partial<Extract<UnsignedCommand, { kind: 'sound' }>> = {}): Extract<UnsignedCommand, { kind: 'sound' }> {
  const [issuedAtMs, untilMs] = [Date.now(), Date.now() + 600_000];
  const head = {
    type: 'tocsin-siren-command',
    id: 'c',
    siren: 'horn-1',
    lane: 'live',
    issuedAtMs,
    expiresAtMs: issuedAtMs + 20_000,
  } as const;
  return { ...head, kind: 'sound', alert: `alert-${Math.random()}`, tone: 'alarm', zones: [], untilMs, maxSoundS: 60, ...more };
}

/** A siren with a relay that only notes what it is told. */
function openSiren(lane: 'live' | 'exercise' = 'live') {
  const relay: string[] = [];
  const sent: { leaf: string; message: object }[] = [];
  const settings = sirenSettingsSchema.parse({ url: 'mqtt://none', siren: 'horn-1', lane, zones: ['a'], keys: [{ kid: 'k', x }] });
  const note = (word: string) => async () => {
    relay.push(word);
    return true;
  };
  const siren = createSiren(settings, {
    relay: { on: note('on'), off: note('off'), test: note('test') },
    store: { read: () => sirenMemorySchema.parse({}), write: () => undefined },
    readBatteryPercent: () => undefined,
    send: (leaf, message) => void sent.push({ leaf, message }),
    say: () => undefined,
    onSynchronised: () => undefined,
  });
  return { siren, relay, sent };
}

const settle = async () => {
  for (let round = 0; round < 20; round += 1) await turn();
};

/** One hostile text for each number, all kinds in turn. `recorded` was sent by the server, and obeyed. */
function hostile(index: number, recorded: string): string {
  const fresh = signed(sound());
  const place = (index * 7_919) % fresh.length;
  const bent = Buffer.from(fresh);
  bent.writeUInt8(bent.readUInt8(place) ^ (1 << (index % 7)), place);
  const members = Object.keys(JSON.parse(fresh));
  const member = members[index % members.length] ?? '';
  const kinds = [
    () => recorded,
    () => bent.toString('latin1'),
    () => JSON.stringify({ ...JSON.parse(fresh), [member]: undefined }),
    () => JSON.stringify({ ...JSON.parse(fresh), [member]: [1, 'x', null, {}, Date.now() + index][index % 5] }),
    () => signed(sound({ issuedAtMs: Date.now() - 20_001 - index, expiresAtMs: Date.now() - 1 - index })),
    () => signed(sound({ issuedAtMs: Date.now() + 60_000 + index, expiresAtMs: Date.now() + 80_000 + index })),
    () => signed(sound({ expiresAtMs: Date.now() + 600_000 })),
    () => signed(sound(), foreign.privateKey),
    () => signed(sound(), foreign.privateKey, 'k2'),
    () => signed(sound({ siren: `horn-${index + 2}` })),
    () => signed(sound({ lane: index % 2 === 0 ? 'exercise' : 'test' })),
    () => fresh.slice(0, place),
    () => fresh.replace('"alarm"', '"prepare"'),
    () => JSON.stringify({ ...sound(), signature: JSON.parse(recorded).signature }),
    () =>
      signed({
        type: 'tocsin-zone-state',
        zone: 'a',
        lane: 'live',
        phase: 'shelter',
        atMs: Date.now(),
        soundFor: 'z',
        untilMs: Date.now() + 60_000,
        maxSoundS: 9,
      }),
  ];
  return (kinds[index % kinds.length] ?? (() => ''))();
}

test(`${TRIES} commands that were replayed, altered, expired or wrongly signed move no relay`, { timeout: 600_000 }, async () => {
  const { siren, relay, sent } = openSiren();
  const recorded = signed(sound());
  siren.hearCommand(recorded);
  siren.hearCommand(signed({ ...head(), kind: 'stop' }));
  await settle();
  assert.deepEqual(relay, ['off', 'on', 'off']);
  for (let index = 0; index < TRIES; index += 1) {
    siren.hearCommand(hostile(index, recorded));
    if (index % 500 === 0) await settle();
  }
  await settle();
  assert.deepEqual(relay, ['off', 'on', 'off']);
  siren.beat();
  const status = sent.findLast(({ leaf }) => leaf === 'status')?.message as SirenStatus;
  const refusals = Object.values(status.refused).reduce((sum, times) => sum + times, 0);
  assert.equal(refusals, TRIES, JSON.stringify(status.refused));
  // And it has not gone deaf.
  siren.hearCommand(signed(sound({ issuedAtMs: Date.now() + 100 })));
  await settle();
  assert.equal(relay.at(-1), 'on');
  await siren.close();
});

function head() {
  const { type, id, siren, lane, issuedAtMs, expiresAtMs } = sound({ issuedAtMs: Date.now() + 1 });
  return { type, id, siren, lane, issuedAtMs, expiresAtMs };
}

test('a siren for exercises obeys exercises, and no live alert', async () => {
  const { siren, relay } = openSiren('exercise');
  siren.hearCommand(signed(sound()));
  await settle();
  assert.deepEqual(relay, ['off']);
  siren.hearCommand(signed(sound({ lane: 'exercise' })));
  await settle();
  assert.deepEqual(relay, ['off', 'on']);
  await siren.close();
});

test('who does not hold the key is not answered', async () => {
  const { siren, sent } = openSiren();
  siren.hearCommand(signed(sound(), foreign.privateKey));
  await settle();
  assert.deepEqual(
    sent.filter(({ leaf }) => leaf === 'ack'),
    [],
  );
  siren.hearCommand(signed(sound({ lane: 'exercise' })));
  await settle();
  assert.deepEqual(
    sent.filter(({ leaf }) => leaf === 'ack').map(({ message }) => 'code' in message && message.code),
    ['WRONG_LANE'],
  );
  await siren.close();
});
