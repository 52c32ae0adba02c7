import { spawn } from 'node:child_process';
import { ok, type Result, refuse } from '@tocsin/core/units/result';
import type { Language } from '@tocsin/core/zone/zone';
import type { VoiceSettings } from '../../config/voice-settings.ts';
import type { Speech, VoiceRefusal } from '../../ports/voice.ts';
import { pointsForEspeak } from './hebrew-points.ts';

/** The program's names for the languages. */
const VOICES: { readonly [language in Language]: string } = { he: 'he', ar: 'ar', en: 'en-us', ru: 'ru', uk: 'uk' };

/** Three minutes of sound: no alert takes so long. */
const OUTPUT_BYTES_MAX = 8_000_000;
const WORDS_KEPT = 300;

/** What a run is held to. */
export interface RunLimits extends Pick<VoiceSettings, 'program' | 'wordsPerMinute' | 'timeoutMs'> {
  readonly signal: AbortSignal;
}

/**
 * Has the program speak a text: text in, WAV out, both through pipes. No shell, and the text is no argument, so no text can be taken
 * for an option. The child is ended when its time is over, when it writes too much, and when the voice closes.
 */
export function runEspeak({ language, text }: Speech, limits: RunLimits): Promise<Result<Uint8Array, VoiceRefusal>> {
  const { program, wordsPerMinute, timeoutMs, signal } = limits;
  const { promise, resolve } = Promise.withResolvers<Result<Uint8Array, VoiceRefusal>>();
  const child = spawn(program, ['-v', VOICES[language], '-s', String(wordsPerMinute), '--stdin', '--stdout'], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], LANG: 'C.UTF-8' },
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
    signal,
  });
  const sound: Buffer[] = [];
  let soundBytes = 0;
  let words = '';
  child.stdout.on('data', (chunk: Buffer) => {
    sound.push(chunk);
    soundBytes += chunk.length;
    if (soundBytes > OUTPUT_BYTES_MAX) child.kill('SIGKILL');
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    words = (words + chunk).slice(0, WORDS_KEPT);
  });
  child.on('error', (fault) => resolve(refuse(startRefusal(fault, program))));
  child.on('close', (status, killedBy) => {
    if (status === 0) resolve(ok(Buffer.concat(sound)));
    else if (soundBytes > OUTPUT_BYTES_MAX)
      resolve(refuse({ code: 'FAILED', message: `${program} wrote more than ${OUTPUT_BYTES_MAX} bytes` }));
    else if (killedBy !== null) resolve(refuse({ code: 'TIMEOUT', message: `${program} took longer than ${timeoutMs} ms` }));
    else if (/voice/i.test(words))
      resolve(refuse({ code: 'NO_LANGUAGE', message: `${program} has no voice for ${language}: ${words.trim()}` }));
    else resolve(refuse({ code: 'FAILED', message: `${program} ended with ${status}: ${words.trim()}` }));
  });
  // A child that ends early closes its input; what it did not read is no fault of ours.
  child.stdin.on('error', () => {});
  child.stdin.end(language === 'he' ? pointsForEspeak(text) : text);
  return promise;
}

function startRefusal(fault: Error, program: string): VoiceRefusal {
  if (fault.name === 'AbortError') return { code: 'CLOSED', message: 'the server is closing' };
  const code: unknown = Reflect.get(fault, 'code');
  if (code === 'ENOENT' || code === 'EACCES')
    return { code: 'NO_PROGRAM', message: `${program} is not installed (${code}): no spoken messages` };
  return { code: 'FAILED', message: `${program} cannot be started: ${fault.message}` };
}
