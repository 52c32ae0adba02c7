import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createZoneMap } from '@tocsin/core/engine/engine-state';
import { type Entry, type Input, isOutput } from '@tocsin/core/entry';
import { formatInstant, type UnixMs, unixMs } from '@tocsin/core/units/instant';
import type { Region } from '@tocsin/core/zone/zone';
import fc from 'fast-check';
import { openMemoryJournal } from '../adapters/journal-memory/memory-journal.ts';
import { createSigner } from '../adapters/signer-ed25519/open-signer.ts';
import { encodeFrame } from '../http/encode-frame.ts';
import type { Clock } from '../ports/clock.ts';
import { openService } from './open-service.ts';
import { replayInputs } from './replay.ts';

const ZONES = ['a', 'b', 'c'] as const;
const region: Region = {
  id: 'test',
  version: '1',
  timeZone: 'UTC',
  zones: ZONES.map((id) => ({
    id,
    names: { en: id },
    district: {},
    shelterTimes: [{ seconds: 30 }],
    parts: [],
    point: [35, 32],
    aliases: [],
    shelters: [],
  })),
};
// RFC 8032 §7.1, test 1: a key everybody knows, for tests only.
const signer = createSigner({
  kty: 'OKP',
  crv: 'Ed25519',
  d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A',
  x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
});

/** A clock that moves only when it is told to, and rings what is due on the way, a little late as a real one does. */
function handClock(startMs: number): Clock & { advance(ms: number): void } {
  let now = startMs;
  let alarms: { at: number; ring: () => void }[] = [];
  return {
    now: () => unixMs(now),
    at(at: UnixMs, ring) {
      const alarm = { at, ring };
      alarms.push(alarm);
      return () => {
        alarms = alarms.filter((other) => other !== alarm);
      };
    },
    advance(ms) {
      const until = now + ms;
      for (;;) {
        const next = alarms.filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        alarms = alarms.filter((other) => other !== next);
        now = Math.max(now, next.at) + 3;
        next.ring();
      }
      now = Math.max(now, until);
    },
  };
}

const anyWord = fc.record({
  waitMs: fc.integer({ min: 0, max: 700_000 }),
  source: fc.constantFrom('one', 'two'),
  phase: fc.constantFrom('prepare' as const, 'shelter' as const, 'allClear' as const),
  zones: fc.uniqueArray(fc.constantFrom(...ZONES), { minLength: 1 }),
  status: fc.constantFrom('Actual' as const, 'Exercise' as const),
});

test('what a running service told is what a replay of its journal tells, byte for byte', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyWord, { minLength: 1, maxLength: 25 }), async (words) => {
      assert.ok(signer !== undefined);
      const clock = handClock(Date.UTC(2026, 0, 1));
      const journal = openMemoryJournal();
      const { service, close } = await openService({
        journal,
        clock,
        signer,
        loadRegion: async () => ({ region, sha256: 'f'.repeat(64), bytes: new Uint8Array() }),
        encode: encodeFrame,
        settings: { version: 'test', sender: 'test.invalid', region: 'test', setup: [] },
        onFault: (fault) => assert.fail(String(fault)),
      });
      const told: string[] = [];
      service.subscribe({
        zones: 'all',
        statuses: new Set(['Actual', 'Exercise']),
        send: (frame) => {
          const id = /event: (?:alert|exercise)\ndata: \{.*?"id":"([0-9a-f]+)"/.exec(frame.sse.toString())?.[1];
          if (id !== undefined) told.push(id);
          return true;
        },
      });
      for (const { waitMs, ...word } of words) {
        clock.advance(waitMs);
        const input: Input = { kind: 'feed-alert', threat: 'rocket', time: formatInstant(clock.now()), ...word };
        await service.accept([input]);
      }
      clock.advance(10_000_000);
      await new Promise((resolve) => setImmediate(resolve));
      const entries: Entry[] = [];
      for await (const entry of journal.read({})) entries.push(entry);
      const map = createZoneMap(region);
      const inputs = entries.flatMap(({ at, body }) => (isOutput(body) ? [] : [{ at, body }]));
      const again = [...replayInputs(inputs, () => map)].map(({ body }) => body).filter(isOutput);
      const live = entries.map(({ body }) => body).filter(isOutput);
      assert.equal(JSON.stringify(again), JSON.stringify(live));
      assert.deepEqual(
        told,
        live.flatMap((body) => (body.kind === 'alert' ? [body.id] : [])),
      );
      await close();
    }),
    { numRuns: 60 },
  );
});
