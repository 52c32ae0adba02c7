import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, before, describe, it } from 'node:test';
import { readWave } from '@tocsin/core/same/wave';
import { openTestServer, type TestServer } from '@tocsin/testkit/http/open-test-server';
import { openEspeakVoice } from '../adapters/voice-espeak/open-espeak-voice.ts';
import { speechChannel } from '../app/speak-ahead.ts';
import { sameSettingsSchema, voiceSettingsSchema } from '../config/voice-settings.ts';
import type { Voice } from '../ports/voice.ts';
import { type AudioParts, audioRoutes } from './audio-routes.ts';
import { HttpProblem } from './problem.ts';
import type { Answer } from './route.ts';

const skip = spawnSync('espeak-ng', ['--version']).error === undefined ? false : 'espeak-ng is not installed';
const SAME = sameSettingsSchema.parse({ locations: { south: ['036061'] } });

describe('an alert as sound', () => {
  let server: TestServer;
  let voice: Voice;
  let id = '';

  before(async () => {
    server = await openTestServer();
    voice = openEspeakVoice(voiceSettingsSchema.parse({}));
    const time = new Date().toISOString();
    await server.service.accept([
      { kind: 'feed-alert', source: 'town-hall', time, status: 'Actual', threat: 'rocket', phase: 'shelter', zones: ['south'] },
    ]);
    // The alert waits for nobody; it is there when the journal has ordered it.
    while (id === '') {
      await new Promise((resolve) => setTimeout(resolve, 5));
      id = server.service.alerts({ statuses: new Set(['Actual']), limit: 1 })[0]?.id ?? '';
    }
  });
  after(async () => {
    await voice.close();
    await server.close();
  });

  async function ask(parts: Partial<AudioParts>, file: string, query: Record<string, string> = {}, alert = id): Promise<Answer> {
    const route = audioRoutes(server.service, { nowMs: Date.now, ...parts }).find(({ path }) => path.endsWith(file));
    assert.ok(route);
    const answer = await route.handle({ query, params: { id: alert }, headers: {}, body: Buffer.alloc(0), caller: undefined });
    assert.ok(!('tell' in answer));
    return answer;
  }

  function secondsOf({ body }: Answer): number {
    const sound = readWave(body as Buffer);
    assert.ok(sound.ok);
    return sound.value.samples.length / sound.value.samplesPerS;
  }

  it('is spoken in the language asked for', { skip }, async () => {
    const answer = await ask({ voice }, 'voice.wav', { lang: 'uk' });
    assert.equal(answer.type, 'audio/wav');
    assert.ok(secondsOf(answer) > 5);
  });

  it('is there at once where it was prepared', { skip }, async () => {
    const alert = server.service.alert(id);
    assert.ok(alert);
    speechChannel({ voice, languages: ['en'], region: server.service.region }).tell(alert);
    const before = voice.health().rendered;
    await ask({ voice }, 'voice.wav', { lang: 'en' });
    await ask({ voice }, 'voice.wav', { lang: 'en' });
    assert.equal(voice.health().rendered, before + 1);
  });

  it('comes as a SAME transmission, with the words where a language is named', { skip }, async () => {
    const bare = await ask({ same: SAME }, 'same.wav');
    const full = await ask({ same: SAME, voice }, 'same.wav', { lang: 'en' });
    assert.ok(secondsOf(full) - secondsOf(bare) > 5);
  });

  it('comes as a SAME transmission without words where there is no voice, and says so', async () => {
    const silent = openEspeakVoice(voiceSettingsSchema.parse({ program: '/nowhere/espeak-ng' }));
    const answer = await ask({ same: SAME, voice: silent }, 'same.wav', { lang: 'en' });
    assert.deepEqual([answer.headers?.['tocsin-no-speech'], answer.headers?.['cache-control']], ['NOT_FOUND', 'no-store']);
    assert.ok(secondsOf(answer) > 10);
    await assert.rejects(
      ask({ voice: silent }, 'voice.wav', { lang: 'en' }),
      (fault) => fault instanceof HttpProblem && fault.code === 'NOT_FOUND' && /is not installed/.test(fault.message),
    );
  });

  it('is refused by name: unknown alerts, unknown languages, zones without a code, what is switched off', async () => {
    const refused = async (asked: Promise<Answer>) => {
      const fault = await asked.then(
        () => undefined,
        (reason: unknown) => reason,
      );
      assert.ok(fault instanceof HttpProblem);
      return `${fault.code} ${fault.message}`;
    };
    assert.match(await refused(ask({ voice }, 'voice.wav', { lang: 'en' }, 'f'.repeat(32))), /^NOT_FOUND this server did not send it/);
    assert.match(await refused(ask({}, 'voice.wav', { lang: 'en' })), /switched off/);
    assert.match(await refused(ask({}, 'same.wav')), /switched off/);
    assert.match(
      await refused(ask({ same: { ...SAME, locations: { north: ['036061'] } } }, 'same.wav')),
      /no zone of this alert has a SAME code: south/,
    );
    assert.throws(
      () =>
        audioRoutes(server.service, { voice, nowMs: Date.now })[0]?.handle({
          query: { lang: 'xx' },
          params: { id },
          headers: {},
          body: Buffer.alloc(0),
          caller: undefined,
        }),
      /lang: expected one of/,
    );
  });

  it('is always answered while it is in force, and not without end when it is over', async () => {
    const later = () => Date.now() + 24 * 3_600_000;
    for (const [nowMs, isLimited] of [
      [Date.now, false],
      [later, true],
    ] as const) {
      const [, route] = audioRoutes(server.service, { same: SAME, nowMs });
      const call = { query: {}, params: { id }, headers: {}, body: Buffer.alloc(0), caller: undefined };
      const asked = await Promise.allSettled(Array.from({ length: 30 }, async () => route?.handle(call)));
      const refused = asked.filter(
        (one) => one.status === 'rejected' && one.reason instanceof HttpProblem && one.reason.code === 'TOO_MANY',
      );
      assert.equal(refused.length > 0, isLimited);
    }
  });

  it('never speaks to everywhere by mistake: 000000 has to be meant', () => {
    const locations = { south: ['000000'] };
    assert.equal(sameSettingsSchema.safeParse({ locations }).success, false);
    assert.equal(sameSettingsSchema.safeParse({ locations, allowEverywhere: true }).success, true);
  });
});
