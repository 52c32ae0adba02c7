import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { THREATS } from '@tocsin/core/detection/threat';
import type { PublicAlert } from '@tocsin/core/message/public-alert';
import { publicAlert } from '@tocsin/core/message/publish-alert';
import { readWave, type Sound } from '@tocsin/core/same/wave';
import { hebrewNumber } from '@tocsin/core/voice/hebrew-number';
import { speechOf } from '@tocsin/core/voice/speech-of';
import { LANGUAGES, type Language } from '@tocsin/core/zone/zone';
import { anAlert, aRegion, aZone, indexById } from '@tocsin/testkit/any-alert';
import { voiceSettingsSchema } from '../../config/voice-settings.ts';
import type { Voice } from '../../ports/voice.ts';
import { pointsForEspeak } from './hebrew-points.ts';
import { openEspeakVoice } from './open-espeak-voice.ts';
import { createWaveCache } from './wave-cache.ts';

const isInstalled = spawnSync('espeak-ng', ['--version']).error === undefined;
const skip = isInstalled ? false : 'espeak-ng is not installed';

function open(context: TestContext, settings: Record<string, unknown> = {}): Voice {
  const voice = openEspeakVoice(voiceSettingsSchema.parse(settings));
  context.after(() => voice.close());
  return voice;
}

/** A program in the place of espeak-ng. */
function programOf(context: TestContext, script: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-voice-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'speak');
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

const LIVE_AND_NOT: readonly Partial<PublicAlert>[] = [
  ...THREATS.flatMap((threat) => [
    ...(['prepare', 'shelter'] as const).flatMap((phase) => [
      { threat, phase },
      { threat, phase, quiet: true as const },
    ]),
    ...(['all-clear', 'cancelled', 'expired'] as const).map((how) => ({ threat, phase: 'allClear' as const, end: { how, reason: '' } })),
  ]),
  ...[0, 60, 90, 120, 180].map((shelterTimeS) => ({ shelterTimeS })),
  ...[2, 3, 9, 20].map((zones) => ({ zones: new Array(zones + 6).fill('a') })),
  { status: 'Exercise' },
  { status: 'Test' },
];

async function voicedOf(voice: Voice, { language, shelterTimeS }: { language: Language; shelterTimeS: number }): Promise<number> {
  const alert = publicAlert(anAlert({ shelterTimeS }), { region, byId, sender: 'test.invalid' });
  const spoken = await voice.speak({ language, text: speechOf(alert, { region, byId, language }) });
  const sound = spoken.ok ? readWave(spoken.value) : spoken;
  assert.ok(sound.ok);
  return voicedS(sound.value);
}

/** Seconds of a sound that are not silence, in windows of 20 ms. */
function voicedS({ samples, samplesPerS }: Sound): number {
  const window = Math.round(samplesPerS / 50);
  let voiced = 0;
  for (let start = 0; start + window <= samples.length; start += window) {
    const power = samples.subarray(start, start + window).reduce((sum, sample) => sum + sample * sample, 0) / window;
    if (Math.sqrt(power) > 0.01) voiced += 1;
  }
  return voiced / 50;
}

const region = aRegion([
  aZone({ id: 'a', names: { he: 'אשקלון - דרום', ar: 'عسقلان', en: 'Ashkelon - South', ru: 'Ашкелон', uk: 'Ашкелон' } }),
]);
const byId = indexById(region);

for (const language of LANGUAGES) {
  test(`an alarm in ${language} is spoken: as long as its words take, and mostly not silent`, { skip }, async (context) => {
    const alert = publicAlert(anAlert(), { region, byId, sender: 'test.invalid' });
    const text = speechOf(alert, { region, byId, language });
    const spoken = await open(context).speak({ language, text });
    assert.ok(spoken.ok, JSON.stringify(spoken));
    const sound = readWave(spoken.value);
    assert.ok(sound.ok);
    const lastsS = sound.value.samples.length / sound.value.samplesPerS;
    const words = text.split(/\s+/).length;
    // 140 words a minute are 2.3 a second; pauses between sentences make it slower, short words faster.
    assert.ok(lastsS > words / 4 && lastsS < words, `${lastsS} s for ${words} words`);
    assert.ok(voicedS(sound.value) > lastsS / 2, `${voicedS(sound.value)} s of ${lastsS} s are not silent`);
    assert.equal(new DataView(spoken.value.buffer, spoken.value.byteOffset).getUint32(4, true), spoken.value.length - 8, 'true length');
  });
}

test('numbers are heard in every language: forty-five takes longer to say than five', { skip }, async (context) => {
  const voice = open(context);
  for (const language of LANGUAGES) {
    const [five, fortyFive] = await Promise.all([5, 45].map((shelterTimeS) => voicedOf(voice, { language, shelterTimeS })));
    assert.ok((fortyFive ?? 0) - (five ?? 0) > 0.15, `${language}: ${five} s, ${fortyFive} s`);
  }
});

test('pointed Hebrew is said as words, not spelt out', { skip }, () => {
  const alert = publicAlert(anAlert(), { region, byId, sender: 'test.invalid' });
  const words = [...LIVE_AND_NOT.map((more) => ({ ...alert, ...more }))]
    .map((one) => speechOf(one, { region, byId, language: 'he' }))
    .join(' ');
  const counted = [...Array.from({ length: 111 }, (_, value) => value), 200, 345, 467, 589, 612, 999];
  const numbers = counted.map((value) => `${hebrewNumber(value, 'feminine')}, ${hebrewNumber(value, 'masculine')}`);
  const said = spawnSync('espeak-ng', ['-v', 'he', '-q', '--ipa', '--stdin'], {
    input: pointsForEspeak([words, ...numbers].join('. ')),
    encoding: 'utf8',
  });
  // Where it does not know a sign it changes to English to name it.
  const spelt = said.stdout.split('\n').filter((line) => line.includes('(en)'));
  assert.deepEqual(spelt, []);
  assert.match(said.stdout, /ʁakˈetot/);
});

test('what was prepared is there when it is asked for', { skip }, async (context) => {
  const voice = open(context);
  const speech = { language: 'en', text: 'Attention. Rocket fire.' } as const;
  voice.prepare([speech, speech]);
  const [first, second] = [await voice.speak(speech), await voice.speak(speech)];
  assert.ok(first.ok && second.ok && first.value === second.value);
  assert.deepEqual([voice.health().rendered, voice.health().pending], [1, 0]);
});

test('a text cannot be taken for an option', { skip }, async (context) => {
  const spoken = await open(context).speak({ language: 'en', text: '--version -w /tmp/x' });
  assert.ok(spoken.ok && spoken.value.length > 10_000);
});

test('where the program is missing, the answer and the health say so by name', async (context) => {
  const voice = open(context, { program: '/nowhere/espeak-ng' });
  const spoken = await voice.speak({ language: 'en', text: 'Attention.' });
  assert.deepEqual(spoken.ok ? undefined : spoken.error, {
    code: 'NO_PROGRAM',
    message: '/nowhere/espeak-ng is not installed (ENOENT): no spoken messages',
  });
  assert.deepEqual([voice.health().state, voice.health().failed], ['down', 1]);
});

test('a program that hangs is ended', async (context) => {
  const voice = open(context, { program: programOf(context, 'exec sleep 600'), timeoutMs: 100 });
  const spoken = await voice.speak({ language: 'en', text: 'Attention.' });
  assert.equal(spoken.ok ? '' : spoken.error.code, 'TIMEOUT');
});

test('a program that fails, writes no sound, or only silence, is told apart from a message', async (context) => {
  const scripts = ['echo broken >&2; exit 3', 'echo no sound', 'exec head -c 9000000 /dev/zero'];
  for (const script of scripts) {
    const voice = open(context, { program: programOf(context, script) });
    const spoken = await voice.speak({ language: 'en', text: 'Attention.' });
    assert.equal(spoken.ok ? '' : spoken.error.code, 'FAILED', script);
  }
});

test('no more children than allowed, no more waiting than allowed, and prepared texts go first', async (context) => {
  const log = join(mkdtempSync(join(tmpdir(), 'tocsin-voice-')), 'log');
  context.after(() => rmSync(join(log, '..'), { recursive: true, force: true }));
  const program = programOf(context, `cat >> ${log}; echo >> ${log}; exit 1`);
  const voice = open(context, { program, parallelMax: 1, waitingMax: 2 });
  const ask = (text: string) => voice.speak({ language: 'en', text });
  const asked = [ask('one'), ask('two'), ask('three'), ask('four')];
  voice.prepare([{ language: 'en', text: 'alarm' }]);
  const codes = (await Promise.all(asked)).map((spoken) => (spoken.ok ? '' : spoken.error.code));
  assert.deepEqual(codes, ['FAILED', 'FAILED', 'FAILED', 'BUSY']);
  const { stdout } = spawnSync('cat', [log], { encoding: 'utf8' });
  assert.deepEqual(stdout.trim().split('\n'), ['one', 'alarm', 'two', 'three']);
});

test('closing ends the children and answers everyone who waits', async (context) => {
  const voice = open(context, { program: programOf(context, 'exec sleep 600'), parallelMax: 1 });
  const asked = [voice.speak({ language: 'en', text: 'one' }), voice.speak({ language: 'en', text: 'two' })];
  await voice.close();
  const codes = (await Promise.all(asked)).map((spoken) => (spoken.ok ? '' : spoken.error.code));
  assert.deepEqual(codes, ['CLOSED', 'CLOSED']);
});

test('the cache forgets what was not asked for longest', () => {
  const cache = createWaveCache(10);
  cache.put('a', new Uint8Array(4));
  cache.put('b', new Uint8Array(4));
  cache.get('a');
  cache.put('c', new Uint8Array(4));
  assert.deepEqual([cache.get('a')?.length, cache.get('b'), cache.get('c')?.length, cache.bytes()], [4, undefined, 4, 8]);
});
