import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { noteZoneState, obeyCommand, type SirenMemory, silence, sirenMemorySchema, soundAt, wake } from './siren-memory.ts';
import type { SirenCommand, SoundCommand, ZoneState } from './siren-message.ts';

const signature = { algorithm: 'Ed25519', keyId: 'k', value: 'A'.repeat(86) } as const;
const FRESH = sirenMemorySchema.parse({});
const NOW = 1_000_000;
const at = (nowMs: number, maxSoundS = 60) => ({ nowMs, maxSoundS, zones: ['y', 'z'] });

function sound(alert: string, more: Partial<SoundCommand> = {}): SoundCommand {
  const head = {
    type: 'tocsin-siren-command',
    id: 'c',
    siren: 's',
    lane: 'live',
    issuedAtMs: NOW,
    expiresAtMs: NOW + 20_000,
    signature,
  } as const;
  return { ...head, kind: 'sound', alert, tone: 'alarm', zones: [], untilMs: NOW + 600_000, maxSoundS: 120, ...more };
}

const stop: SirenCommand = {
  type: 'tocsin-siren-command',
  id: 'c',
  siren: 's',
  lane: 'live',
  issuedAtMs: NOW,
  expiresAtMs: NOW + 20_000,
  signature,
  kind: 'stop',
};

function zone(name: string, phase: ZoneState['phase'], more: Partial<ZoneState> = {}): ZoneState {
  return {
    type: 'tocsin-zone-state',
    zone: name,
    lane: 'live',
    phase,
    atMs: NOW,
    untilMs: NOW + 600_000,
    maxSoundS: 120,
    signature,
    ...more,
  };
}

const after = (memory: SirenMemory, command: SirenCommand, nowMs = NOW) => obeyCommand(memory, command, at(nowMs)).memory;

describe('a siren', () => {
  it('sounds for an alert, and never longer than its own limit', () => {
    const memory = after(FRESH, sound('a'));
    assert.equal(soundAt(memory, NOW)?.alert, 'a');
    assert.equal(soundAt(memory, NOW + 59_999)?.alert, 'a');
    assert.equal(soundAt(memory, NOW + 60_000), undefined);
  });

  it('does not begin anew when it is told again: not a second more', () => {
    const once = after(FRESH, sound('a'));
    const twice = obeyCommand(once, sound('a', { issuedAtMs: NOW + 30_000 }), at(NOW + 30_000));
    assert.equal(twice.outcome, 'sounding');
    assert.equal(soundAt(twice.memory, NOW + 60_000), undefined);
    assert.equal(obeyCommand(twice.memory, sound('a'), at(NOW + 60_001)).outcome, 'spent');
  });

  it('that was stopped by hand stays silent for that alert and sounds for the next', () => {
    const stopped = silence(after(FRESH, sound('a')));
    assert.equal(soundAt(stopped, NOW), undefined);
    assert.equal(obeyCommand(stopped, sound('a'), at(NOW)).outcome, 'silenced');
    assert.equal(soundAt(after(stopped, sound('b')), NOW)?.alert, 'b');
  });

  it('that was stopped by hand before it began stays silent for what is in force', () => {
    const early = silence(noteZoneState(FRESH, zone('z', 'shelter', { soundFor: 'a', untilMs: NOW - 1 }), at(NOW)));
    assert.equal(soundAt(noteZoneState(early, zone('z', 'shelter', { soundFor: 'a' }), at(NOW)), NOW), undefined);
  });

  it('stops when it is told to', () => {
    assert.equal(soundAt(after(after(FRESH, sound('a')), stop), NOW), undefined);
  });

  it('that lost its power waits to be told, then sounds for what remains', () => {
    const back = wake(after(FRESH, sound('a')));
    assert.equal(soundAt(back, NOW + 10_000), undefined);
    const told = noteZoneState(back, zone('z', 'shelter', { soundFor: 'a' }), at(NOW + 10_000));
    assert.equal(soundAt(told, NOW + 59_999)?.alert, 'a');
    assert.equal(soundAt(told, NOW + 60_000), undefined);
  });

  it('that was away when the alarm was raised begins when it comes, while the phase lasts', () => {
    assert.equal(soundAt(noteZoneState(FRESH, zone('z', 'shelter', { soundFor: 'a' }), at(NOW)), NOW)?.alert, 'a');
    for (const phase of ['calm', 'prepare'] as const)
      assert.equal(soundAt(noteZoneState(FRESH, zone('z', phase), at(NOW)), NOW), undefined);
    const over = noteZoneState(FRESH, zone('z', 'shelter', { soundFor: 'a', untilMs: NOW }), at(NOW));
    assert.equal(soundAt(over, NOW), undefined);
  });

  it('falls silent when the last of its zones is released, also where the command to stop was lost', () => {
    const both = ['y', 'z'].reduce((memory, name) => noteZoneState(memory, zone(name, 'shelter', { soundFor: 'a' }), at(NOW)), FRESH);
    const one = noteZoneState(both, zone('y', 'calm', { atMs: NOW + 1 }), at(NOW + 1));
    assert.equal(soundAt(one, NOW + 1)?.alert, 'a');
    assert.equal(soundAt(noteZoneState(one, zone('z', 'calm', { atMs: NOW + 2 }), at(NOW + 2)), NOW + 2), undefined);
  });

  it('falls silent with its zone though it never saw the state that it was commanded ahead of; an older calm ends nothing', () => {
    const commanded = after(FRESH, sound('a', { zones: [{ zone: 'z', atMs: NOW }] }));
    assert.equal(commanded.zones['z']?.atMs, NOW);
    assert.equal(soundAt(noteZoneState(commanded, zone('z', 'calm', { atMs: NOW + 1 }), at(NOW + 1)), NOW + 1), undefined);
  });

  it('lets no other tone into an alarm, and an alarm into every other tone', () => {
    const alarmed = after(FRESH, sound('a'));
    assert.equal(obeyCommand(alarmed, sound('p', { tone: 'prepare' }), at(NOW)).outcome, 'busy');
    assert.equal(soundAt(after(after(FRESH, sound('p', { tone: 'prepare' })), sound('a')), NOW)?.tone, 'alarm');
  });

  it('believes a server whose clock was set back, once it has answered', () => {
    const ahead = after(FRESH, sound('a', { issuedAtMs: NOW + 3_600_000 }));
    const told = after(ahead, { ...stop, kind: 'time', nonce: 'n'.repeat(16) });
    assert.ok(told.lastIssuedAtMs <= NOW + 5_000);
  });
});

const anyStep = fc.oneof(
  fc.record({
    kind: fc.constant('sound' as const),
    alert: fc.constantFrom('a', 'b', 'c', 'd'),
    tone: fc.constantFrom('alarm' as const, 'prepare' as const),
  }),
  fc.record({
    kind: fc.constant('state' as const),
    zone: fc.constantFrom('y', 'z'),
    phase: fc.constantFrom('calm' as const, 'shelter' as const),
    alert: fc.constantFrom('a', 'b', 'c'),
  }),
  fc.record({ kind: fc.constant('stop' as const) }),
  fc.record({ kind: fc.constant('hand' as const) }),
  fc.record({ kind: fc.constant('power' as const) }),
);

it('whatever it is told in whatever order, no alert is sounded for longer than the limit, and none that was stopped by hand', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 40_000 }), anyStep), { maxLength: 60 }), (steps) => {
      let memory = FRESH;
      let nowMs = NOW;
      const heardMs = new Map<string, number>();
      let byHand = new Set<string>();
      for (const [waitMs, step] of steps) {
        const playing = soundAt(memory, nowMs);
        if (playing !== undefined) {
          const forMs = Math.min(waitMs, playing.endsAtMs - nowMs);
          heardMs.set(`${playing.alert}|${playing.tone}`, (heardMs.get(`${playing.alert}|${playing.tone}`) ?? 0) + forMs);
          assert.ok(!byHand.has(playing.alert), `${playing.alert} sounds though it was stopped`);
        }
        nowMs += waitMs;
        const untilMs = nowMs + 300_000;
        if (step.kind === 'sound') memory = after(memory, sound(step.alert, { tone: step.tone, issuedAtMs: nowMs, untilMs }), nowMs);
        else if (step.kind === 'stop') memory = after(memory, { ...stop, issuedAtMs: nowMs }, nowMs);
        else if (step.kind === 'power') memory = wake(sirenMemorySchema.parse(JSON.parse(JSON.stringify(memory))));
        else if (step.kind === 'hand') {
          byHand = new Set([...byHand, ...memory.begun.map(({ alert }) => alert)]);
          memory = silence(memory);
        } else {
          const soundFor = step.phase === 'shelter' ? { soundFor: step.alert } : {};
          memory = noteZoneState(memory, zone(step.zone, step.phase, { atMs: nowMs, untilMs, ...soundFor }), at(nowMs));
        }
        sirenMemorySchema.parse(memory);
      }
      for (const [alert, ms] of heardMs) assert.ok(ms <= 60_000, `${alert}: ${ms} ms`);
    }),
  );
});
