import type { PublicAlert } from '@tocsin/core/message/public-alert';
import { joinSamples, SAME_SAMPLES_PER_S, sameTransmission } from '@tocsin/core/same/same-audio';
import { type SameStation, sameMessage } from '@tocsin/core/same/same-message';
import { readWave, writeWave } from '@tocsin/core/same/wave';
import { ok, type Result, refuse } from '@tocsin/core/units/result';
import { speechOf } from '@tocsin/core/voice/speech-of';
import { LANGUAGES, type Language } from '@tocsin/core/zone/zone';
import * as z from 'zod';
import type { WarningService } from '../app/service.ts';
import type { Voice, VoiceRefusal } from '../ports/voice.ts';
import { HttpProblem, type ProblemCode } from './problem.ts';
import { createRateLimit, type RateLimit } from './rate-limit.ts';
import { type Answer, defineRoute, type Route } from './route.ts';

/** What the routes speak with; what is absent is switched off. */
export interface AudioParts {
  readonly voice?: Voice;
  readonly same?: SameStation & { readonly attentionS: number };
  /** Milliseconds since 1970. */
  readonly nowMs: () => number;
}

const WAVE_TYPE = 'audio/wav';
/** An alert never changes; the names of its zones may when the map does. */
const A_DAY = { 'cache-control': 'public, max-age=86400' };
const NOW = { 'cache-control': 'no-store' };
const RETRY = { ...NOW, 'retry-after': '2' };
const params = z.strictObject({ id: z.string().describe('Id of the alert') });
const language = z.enum(LANGUAGES, `expected one of ${LANGUAGES.join(', ')}`);
const answers = { 200: { description: 'WAV: PCM, 16 bits, one channel', content: { [WAVE_TYPE]: 'text' } } } as const;
/** SAME transmissions kept: one takes 1 to 3 MB. */
const TRANSMISSIONS_MAX = 24;
/** Making sound costs 10 ms of this process (SAME) or 50 to 250 ms of another (speech): for alerts that are over, so often at most. */
const PAST = { perS: 5, burst: 20 } as const;

/** An alert as sound, to anyone who asks: spoken, and as an EAS/SAME transmission for decoders and broadcasters. */
export function audioRoutes(service: WarningService, { voice, same, nowMs }: AudioParts): readonly Route[] {
  const past = createRateLimit(nowMs, PAST);
  const transmissions = new Map<string, Uint8Array>();

  async function spoken(alert: PublicAlert, lang: Language): Promise<Uint8Array> {
    if (voice === undefined) throw new HttpProblem('NOT_FOUND', 'spoken messages are switched off here', { headers: NOW });
    const { region, byId } = service.region();
    const result = await voice.speak({ language: lang, text: speechOf(alert, { region, byId, language: lang }) });
    if (result.ok) return result.value;
    throw refusalProblem(result.error);
  }

  async function transmission(alert: PublicAlert, lang: Language | undefined): Promise<Answer> {
    if (same === undefined) throw new HttpProblem('NOT_FOUND', 'SAME audio is switched off here', { headers: NOW });
    const key = `${alert.id}|${lang ?? ''}`;
    const kept = transmissions.get(key);
    if (kept !== undefined) return waveAnswer(kept);
    const message = sameMessage(alert, same);
    if (!message.ok) throw new HttpProblem('NOT_FOUND', message.error.map(({ message: words }) => words).join('; '), { headers: NOW });
    const words = lang === undefined ? undefined : await speechSamples(() => spoken(alert, lang));
    const speech = words?.ok === true ? { speech: words.value } : {};
    const parts = message.value.headers.map((header) => sameTransmission({ header, attentionS: same.attentionS, ...speech }));
    const wave = writeWave({ samplesPerS: SAME_SAMPLES_PER_S, samples: joinSamples(parts) });
    // Decoders and sirens behind them need no words: without a voice the transmission goes out all the same, and says what it lacks.
    if (words?.ok === false) return { ...waveAnswer(wave), headers: { ...NOW, 'tocsin-no-speech': words.error } };
    transmissions.set(key, wave);
    for (const oldest of transmissions.keys()) if (transmissions.size > TRANSMISSIONS_MAX) transmissions.delete(oldest);
    return waveAnswer(wave);
  }

  /** What is in force is always answered: it is what people need, and there is never much of it. */
  function find(id: string): PublicAlert {
    const alert = alertOf(service, id);
    if (Date.parse(alert.expires) < nowMs()) hold(past);
    return alert;
  }

  return [
    defineRoute({
      method: 'GET',
      path: '/v1/alerts/:id/voice.wav',
      summary: 'The alert as a loudspeaker says it',
      access: 'anyone',
      params,
      query: z.strictObject({ lang: language.describe('Language of the words') }),
      answers,
      problems: ['INVALID_QUERY', 'NOT_FOUND', 'TOO_MANY'],
      handle: async ({ params: { id }, query: { lang } }) => waveAnswer(await spoken(find(id), lang)),
    }),
    defineRoute({
      method: 'GET',
      path: '/v1/alerts/:id/same.wav',
      summary: 'The alert as an EAS/SAME transmission: header, two tones, words where a language is named, end of message',
      access: 'anyone',
      params,
      query: z.strictObject({ lang: language.optional().describe('Language of the words; none where absent') }),
      answers,
      problems: ['INVALID_QUERY', 'NOT_FOUND', 'TOO_MANY'],
      handle: ({ params: { id }, query: { lang } }) => transmission(find(id), lang),
    }),
  ];
}

function alertOf(service: WarningService, id: string): PublicAlert {
  const alert = service.alert(id);
  if (alert === undefined) throw new HttpProblem('NOT_FOUND', 'this server did not send it', { headers: NOW });
  return alert;
}

function hold(past: RateLimit): void {
  const waitS = past.take('past');
  if (waitS <= 0) return;
  throw new HttpProblem('TOO_MANY', 'alerts that are over are asked for too often', {
    headers: { ...NOW, 'retry-after': String(Math.ceil(waitS)) },
  });
}

function waveAnswer(wave: Uint8Array): Answer {
  return { type: WAVE_TYPE, headers: A_DAY, body: Buffer.from(wave.buffer, wave.byteOffset, wave.byteLength) };
}

/** The words as SAME audio takes them, or the code of what they lack; at another rate they would play at a wrong speed. */
async function speechSamples(speak: () => Promise<Uint8Array>): Promise<Result<Float32Array, string>> {
  try {
    const sound = readWave(await speak());
    if (sound.ok && sound.value.samplesPerS === SAME_SAMPLES_PER_S) return ok(sound.value.samples);
    return refuse('WRONG_RATE');
  } catch (fault) {
    if (fault instanceof HttpProblem) return refuse(fault.code);
    throw fault;
  }
}

const REFUSALS: { readonly [code in VoiceRefusal['code']]: ProblemCode } = {
  NO_PROGRAM: 'NOT_FOUND',
  NO_LANGUAGE: 'NOT_FOUND',
  TEXT_TOO_LONG: 'NOT_FOUND',
  BUSY: 'TOO_MANY',
  TIMEOUT: 'TOO_MANY',
  CLOSED: 'TOO_MANY',
  FAILED: 'INTERNAL',
};

function refusalProblem({ code, message }: VoiceRefusal): HttpProblem {
  const problem = REFUSALS[code];
  return new HttpProblem(problem, message, { headers: problem === 'TOO_MANY' ? RETRY : NOW });
}
