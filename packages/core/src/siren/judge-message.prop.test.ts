import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { it } from 'node:test';
import * as fc from 'fast-check';
import { judgeCommand, judgeState, type SirenView } from './judge-message.ts';
import { type SirenCommand, sirenBytes, type UnsignedCommand, type UnsignedState } from './siren-message.ts';

// A stand-in for a signature that depends on every byte: the real one is tried in packages/siren.
const seal = (keyId: string, bytes: Uint8Array) => createHash('sha512').update(keyId).update(bytes).digest('base64url');
const NOW = 1_800_000_000_000;
const view: SirenView = {
  siren: 's-1',
  lane: 'live',
  zones: ['a'],
  nowMs: NOW,
  lastIssuedAtMs: NOW - 60_000,
  nonce: 'n'.repeat(20),
  verify: (keyId, bytes, value) => (keyId !== 'k' ? 'unknown-key' : value === seal(keyId, bytes) ? 'ok' : 'bad-signature'),
};

function signed(message: UnsignedCommand | UnsignedState, keyId = 'k'): string {
  return JSON.stringify({ ...message, signature: { algorithm: 'Ed25519', keyId, value: seal(keyId, sirenBytes(message)) } });
}

const command = {
  type: 'tocsin-siren-command',
  id: 'c-1',
  siren: 's-1',
  lane: 'live',
  issuedAtMs: NOW - 100,
  expiresAtMs: NOW + 19_900,
  kind: 'sound',
  alert: 'alert-1',
  tone: 'alarm',
  zones: [{ zone: 'a', atMs: NOW - 100 }],
  untilMs: NOW + 600_000,
  maxSoundS: 120,
} satisfies UnsignedCommand;
const state = {
  type: 'tocsin-zone-state',
  zone: 'a',
  lane: 'live',
  phase: 'shelter',
  soundFor: 'alert-1',
  atMs: NOW - 5_000,
  untilMs: NOW + 1,
  maxSoundS: 9,
} as const;

const codeOf = (text: string, seen: Partial<SirenView> = {}) => {
  const judged = judgeCommand(text, { ...view, ...seen });
  return judged.ok ? 'obeyed' : judged.error.code;
};
const stateCode = (text: string, seen: Partial<SirenView> = {}, knownMs = 0) => {
  const judged = judgeState(text, { ...view, ...seen }, () => knownMs);
  return judged.ok ? 'believed' : judged.error.code;
};

it('a command of the server to this siren is obeyed', () => {
  assert.equal(codeOf(signed(command)), 'obeyed');
});

it('each wrong command is refused by name', () => {
  const cases: readonly [string, string, Partial<SirenView>?][] = [
    ['TOO_LARGE', ' '.repeat(9_000)],
    ['NOT_JSON', 'ON'],
    ['MALFORMED', '{}'],
    ['MALFORMED', signed({ ...command, extra: 1 } as UnsignedCommand)],
    ['UNKNOWN_KEY', signed(command, 'other')],
    ['BAD_SIGNATURE', signed(command).replace('"maxSoundS":120', '"maxSoundS":121')],
    ['WRONG_SIREN', signed({ ...command, siren: 's-2' })],
    ['WRONG_LANE', signed({ ...command, lane: 'exercise' })],
    ['WRONG_LANE', signed(command), { lane: 'exercise' }],
    ['LIFE_TOO_LONG', signed({ ...command, expiresAtMs: NOW + 100_000 })],
    ['FROM_THE_FUTURE', signed({ ...command, issuedAtMs: NOW + 5_001, expiresAtMs: NOW + 20_000 })],
    ['EXPIRED', signed(command), { nowMs: NOW + 19_900 }],
    ['REPLAYED', signed(command), { lastIssuedAtMs: command.issuedAtMs }],
    ['UNASKED', signed({ ...head(), kind: 'time', nonce: 'm'.repeat(20) })],
    ['UNASKED', signed({ ...head(), kind: 'time', nonce: 'n'.repeat(20) }), { nonce: undefined }],
  ];
  for (const [code, text, seen] of cases) assert.equal(codeOf(text, seen), code);
});

function head() {
  const { type, id, siren, lane, issuedAtMs, expiresAtMs } = command;
  return { type, id, siren, lane, issuedAtMs, expiresAtMs };
}

it('an answer to the nonce is taken whatever the siren takes the time for', () => {
  for (const nowMs of [0, NOW, NOW + 1e12])
    assert.equal(codeOf(signed({ ...head(), kind: 'time', nonce: 'n'.repeat(20) }), { nowMs }), 'obeyed');
});

it('each wrong state of a zone is refused by name, and the one that is retained is believed again', () => {
  assert.equal(stateCode(signed(state)), 'believed');
  assert.equal(stateCode(signed(state), {}, state.atMs), 'believed');
  assert.equal(stateCode(signed(state), {}, state.atMs + 1), 'REPLAYED');
  assert.equal(stateCode(signed({ ...state, zone: 'b' })), 'WRONG_ZONE');
  assert.equal(stateCode(signed({ ...state, lane: 'test' })), 'WRONG_LANE');
  assert.equal(stateCode(signed(state), { nowMs: NOW + 1 }), 'EXPIRED');
  assert.equal(stateCode(signed(state), { nowMs: 0 }), 'FROM_THE_FUTURE');
  assert.equal(stateCode(signed(command)), 'MALFORMED');
  assert.equal(codeOf(signed(state)), 'MALFORMED');
});

it('a command with any one character changed is not obeyed', () => {
  const text = signed(command);
  fc.assert(
    fc.property(fc.nat({ max: text.length - 1 }), fc.string({ minLength: 1, maxLength: 1 }), (place, character) => {
      const altered = text.slice(0, place) + character + text.slice(place + 1);
      assert.ok(altered === text || codeOf(altered) !== 'obeyed', altered);
    }),
    { numRuns: 5_000 },
  );
});

it('no text at all moves a siren but a signed command', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        fc.jsonValue().map((value) => JSON.stringify({ ...command, signature: value })),
      ),
      (text) => {
        assert.notEqual(codeOf(text), 'obeyed');
        assert.notEqual(stateCode(text), 'believed');
      },
    ),
    { numRuns: 2_000 },
  );
});

it('of commands in any order, each is obeyed at most once and none after a later one', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 100 }), (order) => {
      let lastIssuedAtMs = NOW - 200;
      const obeyed: number[] = [];
      for (const step of order) {
        const judged = judgeCommand(signed({ ...command, issuedAtMs: NOW - 100 + step }), { ...view, lastIssuedAtMs });
        if (!judged.ok) continue;
        lastIssuedAtMs = (judged.value satisfies SirenCommand).issuedAtMs;
        obeyed.push(step);
      }
      assert.deepEqual(
        obeyed,
        [...new Set(obeyed)].toSorted((a, b) => a - b),
      );
    }),
  );
});
