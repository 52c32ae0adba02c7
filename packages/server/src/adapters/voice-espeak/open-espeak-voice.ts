import { createHash } from 'node:crypto';
import { readWave, writeWave } from '@tocsin/core/same/wave';
import { ok, refuse } from '@tocsin/core/units/result';
import type { VoiceSettings } from '../../config/voice-settings.ts';
import type { Speech, Voice, VoiceHealth, VoiceRefusal } from '../../ports/voice.ts';
import { createRenderQueue, type Rendered } from './render-queue.ts';
import { runEspeak } from './run-espeak.ts';
import { createWaveCache } from './wave-cache.ts';

/** Longest text: an alert with six zones takes a third of it. */
const TEXT_LENGTH_MAX = 3_000;
/** Full scale is 1: quieter than this throughout is no speech. */
const SILENCE = 0.01;

/**
 * Opens a voice that has espeak-ng speak, each text in a child process of its own with a time limit: a program that hangs or dies takes
 * nothing with it. Where it is not installed, every answer says so by name.
 */
export function openEspeakVoice(settings: VoiceSettings): Voice {
  const cache = createWaveCache(settings.cacheBytesMax);
  const ended = new AbortController();
  let rendered = 0;
  let failed = 0;
  let lastRefusal: VoiceRefusal | undefined;
  const queue = createRenderQueue({ ...settings, render });

  async function render(key: string, speech: Speech): Promise<Rendered> {
    const spoken = await runEspeak(speech, { ...settings, signal: ended.signal });
    const result = spoken.ok ? wholeWave(spoken.value) : spoken;
    lastRefusal = result.ok ? undefined : result.error;
    if (result.ok) {
      rendered += 1;
      cache.put(key, result.value);
    } else {
      failed += 1;
    }
    return result;
  }

  function ask(speech: Speech, line: 'prepared' | 'asked'): Promise<Rendered> {
    const key = keyOf(speech, settings);
    const kept = cache.get(key);
    if (kept !== undefined) return Promise.resolve(ok(kept));
    if (speech.text.length <= TEXT_LENGTH_MAX) return queue.add(key, speech, line);
    return Promise.resolve(refuse({ code: 'TEXT_TOO_LONG', message: `at most ${TEXT_LENGTH_MAX} characters are spoken` }));
  }

  return {
    prepare(speeches) {
      for (const speech of speeches) void ask(speech, 'prepared');
    },
    speak: (speech) => ask(speech, 'asked'),
    health: () => healthOf(lastRefusal, { rendered, failed, pending: queue.pending(), cachedBytes: cache.bytes() }),
    close() {
      ended.abort();
      return queue.close();
    },
  };
}

function healthOf(refusal: VoiceRefusal | undefined, counts: Omit<VoiceHealth, 'state' | 'reason'>): VoiceHealth {
  if (refusal === undefined) return { state: 'ok', ...counts };
  return { state: refusal.code === 'NO_PROGRAM' ? 'down' : 'degraded', reason: `${refusal.code}: ${refusal.message}`, ...counts };
}

function keyOf({ language, text }: Speech, { wordsPerMinute }: VoiceSettings): string {
  return createHash('sha256').update(`${language}|${wordsPerMinute}|${text}`).digest('hex');
}

/** The program writes to a pipe and claims a length of 2 GB; players want the true one. Silence is a failure, not a message. */
function wholeWave(octets: Uint8Array): Rendered {
  const sound = readWave(octets);
  if (!sound.ok) return refuse({ code: 'FAILED', message: sound.error.message });
  const isHeard = sound.value.samples.some((sample) => Math.abs(sample) > SILENCE);
  return isHeard ? ok(writeWave(sound.value)) : refuse({ code: 'FAILED', message: 'only silence came back' });
}
