import { type Issue, ok, type Result, refuse } from '../units/result.ts';

/** Sound of one channel: samples from -1 to 1. */
export interface Sound {
  readonly samplesPerS: number;
  readonly samples: Float32Array;
}

const HEADER_OCTETS = 44;
const PCM = 1;
const FULL_SCALE = 32_767;

/**
 * Writes a sound as a WAV file: RIFF, linear PCM, 16 bits, one channel.
 *
 * @see "Multimedia Programming Interface and Data Specifications 1.0" (IBM and Microsoft, 1991), Waveform Audio File Format
 */
export function writeWave({ samplesPerS, samples }: Sound): Uint8Array {
  const octets = new Uint8Array(HEADER_OCTETS + samples.length * 2);
  const view = new DataView(octets.buffer);
  writeTag(octets, 0, 'RIFF');
  view.setUint32(4, octets.length - 8, true);
  writeTag(octets, 8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, PCM, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, samplesPerS, true);
  view.setUint32(28, samplesPerS * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  writeTag(octets, 36, 'data');
  view.setUint32(40, samples.length * 2, true);
  let place = HEADER_OCTETS;
  for (const sample of samples) {
    const level = sample > 1 ? FULL_SCALE : sample < -1 ? -FULL_SCALE : Math.round(sample * FULL_SCALE);
    octets[place] = level & 0xff;
    octets[place + 1] = level >> 8;
    place += 2;
  }
  return octets;
}

/**
 * Reads a WAV file of 16-bit PCM with one channel. A program that writes to a pipe does not know its length beforehand and claims too
 * much: what is there counts.
 */
export function readWave(octets: Uint8Array): Result<Sound, Issue> {
  const view = new DataView(octets.buffer, octets.byteOffset, octets.byteLength);
  if (tagAt(octets, 0) !== 'RIFF' || tagAt(octets, 8) !== 'WAVE') return refuse(waveIssue('RIFF', 'not a WAV file'));
  let samplesPerS: number | undefined;
  for (let place = 12; place + 8 <= octets.length; ) {
    const tag = tagAt(octets, place);
    const length = view.getUint32(place + 4, true);
    const start = place + 8;
    if (tag === 'fmt ' && start + 16 <= octets.length) {
      const isKnown =
        view.getUint16(start, true) === PCM && view.getUint16(start + 2, true) === 1 && view.getUint16(start + 14, true) === 16;
      if (!isKnown) return refuse(waveIssue('fmt', 'expected PCM of 16 bits and one channel'));
      samplesPerS = view.getUint32(start + 4, true);
    }
    if (tag === 'data') {
      if (samplesPerS === undefined) return refuse(waveIssue('fmt', 'no format before the data'));
      const count = Math.floor(Math.min(length, octets.length - start) / 2);
      const samples = Float32Array.from({ length: count }, (_, index) => view.getInt16(start + index * 2, true) / FULL_SCALE);
      return ok({ samplesPerS, samples });
    }
    place = start + length + (length % 2);
  }
  return refuse(waveIssue('data', 'there is no sound in it'));
}

function writeTag(octets: Uint8Array, place: number, tag: string): void {
  for (let index = 0; index < tag.length; index += 1) octets[place + index] = tag.charCodeAt(index);
}

function tagAt(octets: Uint8Array, place: number): string {
  return String.fromCharCode(...octets.subarray(place, place + 4));
}

function waveIssue(path: string, message: string): Issue {
  return { code: 'NOT_A_WAVE', path, message };
}
