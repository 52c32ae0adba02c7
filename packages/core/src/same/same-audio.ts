/** What decoders expect, and what speech programs give: both without resampling. */
export const SAME_SAMPLES_PER_S = 22_050;

/** 47 CFR §11.31(a)(1): 520 5/6 bits a second; a one is 2083.3 Hz (four periods), a zero 1562.5 Hz (three). */
const BITS_PER_S = 3_125 / 6;
const MARK_HZ = 4 * BITS_PER_S;
const SPACE_HZ = 3 * BITS_PER_S;
/** §11.31(a)(1): sixteen octets 10101011, so that receivers find the bits. */
const PREAMBLE = new Array<number>(16).fill(0xab);
const REPEATS = 3;
const PAUSE_S = 1;
/** §11.31(a)(2), §11.32(a)(9): two tones together, eight to twenty-five seconds. */
const ATTENTION_HZ = [853, 960] as const;
export const ATTENTION_MIN_S = 8;
export const ATTENTION_MAX_S = 25;
const END_OF_MESSAGE = 'NNNN';
const LEVEL = 0.7;

/** The two tones are the same every time and most of the work: the last ones are kept. */
let keptAttention = new Float32Array(0);

/** What one transmission is made of. */
export interface SameTransmission {
  readonly header: string;
  /** Seconds; held to what the standard allows. */
  readonly attentionS?: number;
  /** What is spoken, at {@link SAME_SAMPLES_PER_S}; none where absent. */
  readonly speech?: Float32Array;
}

/**
 * A whole transmission: header three times, attention signal, speech, end of message three times, a second of silence after each.
 *
 * @returns samples from -1 to 1 at {@link SAME_SAMPLES_PER_S}
 * @see 47 CFR §11.31(a)
 */
export function sameTransmission({ header, attentionS = ATTENTION_MIN_S, speech }: SameTransmission): Float32Array {
  const burst = afskBurst(header);
  const end = afskBurst(END_OF_MESSAGE);
  const pause = new Float32Array(PAUSE_S * SAME_SAMPLES_PER_S);
  const parts: Float32Array[] = [];
  for (let count = 0; count < REPEATS; count += 1) parts.push(burst, pause);
  parts.push(attentionSignal(Math.min(Math.max(attentionS, ATTENTION_MIN_S), ATTENTION_MAX_S)), pause);
  if (speech !== undefined) parts.push(speech, pause);
  for (let count = 0; count < REPEATS; count += 1) parts.push(end, pause);
  return joinSamples(parts);
}

/** Preamble and text as audio frequency shift keying: eight bits a character, the lowest first, without a jump in phase. */
export function afskBurst(text: string): Float32Array {
  const octets = [...PREAMBLE, ...Array.from(text, (character) => character.charCodeAt(0))];
  const count = octets.length * 8;
  const samples = new Float32Array(Math.ceil((count * SAME_SAMPLES_PER_S) / BITS_PER_S));
  let phase = 0;
  for (let index = 0; index < samples.length; index += 1) {
    // Bits end between samples: each sample belongs to the bit that its instant falls into.
    const bit = Math.min(Math.floor((index * BITS_PER_S) / SAME_SAMPLES_PER_S), count - 1);
    const isMark = (((octets[bit >> 3] ?? 0) >> (bit & 7)) & 1) === 1;
    samples[index] = LEVEL * Math.sin(2 * Math.PI * phase);
    phase += (isMark ? MARK_HZ : SPACE_HZ) / SAME_SAMPLES_PER_S;
  }
  return samples;
}

/** Both tones at half the level each. The same array for the same length: to be read only. */
export function attentionSignal(lastsS: number): Float32Array {
  const count = Math.round(lastsS * SAME_SAMPLES_PER_S);
  if (keptAttention.length === count) return keptAttention;
  const samples = new Float32Array(count);
  const [low, high] = ATTENTION_HZ;
  for (let index = 0; index < samples.length; index += 1) {
    const timeS = index / SAME_SAMPLES_PER_S;
    samples[index] = (LEVEL / 2) * (Math.sin(2 * Math.PI * low * timeS) + Math.sin(2 * Math.PI * high * timeS));
  }
  keptAttention = samples;
  return samples;
}

/** Parts one after the other. */
export function joinSamples(parts: readonly Float32Array[]): Float32Array {
  const joined = new Float32Array(parts.reduce((length, part) => length + part.length, 0));
  let place = 0;
  for (const part of parts) {
    joined.set(part, place);
    place += part.length;
  }
  return joined;
}
