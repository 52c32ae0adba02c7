import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { anAlert, aRegion, aZone, indexById } from '@tocsin/testkit/any-alert';
import * as fc from 'fast-check';
import type { PublicAlert } from '../message/public-alert.ts';
import { publicAlert } from '../message/publish-alert.ts';
import type { Alert } from '../warning/alert.ts';
import { attentionSignal, SAME_SAMPLES_PER_S, sameTransmission } from './same-audio.ts';
import { formatSameHeader, parseSameHeader } from './same-header.ts';
import { sameMessage } from './same-message.ts';
import { readWave, writeWave } from './wave.ts';

const SENT = Date.parse('2026-01-01T12:31:05.250Z');
const FACTS = { originator: 'CIV', event: 'CDW', locations: ['036061'], validS: 840, sentMs: SENT, station: 'TOCSIN' } as const;
const HEADER = 'ZCZC-CIV-CDW-036061+0015-0011231-TOCSIN  -';
const STATION = { originator: 'CIV', station: 'TOCSIN', locations: { a: ['036061'], b: ['036047', '036061'], none: [] } } as const;

function told(more: Partial<Alert> = {}): PublicAlert {
  const region = aRegion([aZone({ id: 'a' }), aZone({ id: 'b' }), aZone({ id: 'c' })]);
  return publicAlert(anAlert(more), { region, byId: indexById(region), sender: 'test.invalid' });
}

test('a header has originator, event, places, how long, when and who', () => {
  assert.deepEqual(formatSameHeader(FACTS), { ok: true, value: HEADER });
});

test('how long is rounded up: to quarters of an hour, beyond one hour to halves', () => {
  const times = [1, 900, 901, 3600, 3601, 5400, 5401, 21_600].map((validS) => {
    const header = formatSameHeader({ ...FACTS, validS });
    return header.ok ? /\+(\d{4})-/.exec(header.value)?.[1] : undefined;
  });
  assert.deepEqual(times, ['0015', '0015', '0030', '0100', '0130', '0130', '0200', '0600']);
});

test('a header that cannot be is refused by its fields', () => {
  const wrong = { ...FACTS, event: 'cdw', locations: ['36061'], validS: 0, station: 'tocsin-main' };
  const header = formatSameHeader(wrong);
  assert.deepEqual(header.ok ? [] : header.error.map(({ path }) => path), ['event', 'locations[0]', 'validS', 'station']);
  assert.equal(formatSameHeader({ ...FACTS, locations: new Array(32).fill('036061') }).ok, false);
});

test('a header comes back as it was written', () => {
  const any = fc.record({
    locations: fc.array(fc.stringMatching(/^\d{6}$/), { minLength: 1, maxLength: 31 }),
    quarters: fc.integer({ min: 1, max: 4 }),
    sentMs: fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2099, 0) }).map((at) => at - (at % 60_000)),
    station: fc.stringMatching(/^[A-Z0-9/]{1,8}$/),
  });
  fc.assert(
    fc.property(any, ({ quarters, ...facts }) => {
      const header = { ...FACTS, ...facts, validS: quarters * 900 };
      const written = formatSameHeader(header);
      assert.ok(written.ok);
      assert.deepEqual(parseSameHeader(written.value, header.sentMs), header);
    }),
  );
});

test('an alert’s event says its phase; what is not live says so instead', () => {
  const events = [
    told(),
    told({ phase: 'prepare' }),
    told({ phase: 'allClear', end: { how: 'all-clear', reason: 'over' } }),
    told({ status: 'Exercise' }),
    told({ status: 'Test', phase: 'prepare' }),
  ].map((alert) => {
    const message = sameMessage(alert, STATION);
    return message.ok ? message.value.headers[0]?.slice(9, 12) : undefined;
  });
  assert.deepEqual(events, ['CDW', 'CEM', 'ADR', 'DMO', 'RWT']);
});

test('zones without a code are named and never widened; without any code there is no message', () => {
  const message = sameMessage(told({ zones: ['a', 'b', 'c'] }), STATION);
  assert.ok(message.ok);
  assert.deepEqual(message.value, { headers: [HEADER.replace('036061', '036061-036047')], missing: ['c'] });
  const none = sameMessage(told({ zones: ['c', 'none'] }), STATION);
  assert.deepEqual(none.ok ? [] : none.error.map(({ code }) => code), ['NO_LOCATION']);
});

test('more than 31 places become several headers', () => {
  const codes = Array.from({ length: 40 }, (_, index) => String(100_000 + index));
  const message = sameMessage(told(), { ...STATION, locations: { a: codes } });
  assert.deepEqual(message.ok && message.value.headers.map((header) => header.split('-').length - 6), [31, 9]);
});

test('a demodulator of its own hears the header three times, then the end three times', () => {
  const sent = sameTransmission({ header: HEADER, speech: attentionSignal(1) });
  assert.deepEqual(demodulate(sent), [HEADER, HEADER, HEADER, 'NNNN', 'NNNN', 'NNNN']);
});

test('the header is heard through noise and at a twentieth of the volume', () => {
  const sent = sameTransmission({ header: HEADER });
  let seed = 1;
  const noise = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647 - 0.5;
  };
  assert.equal(demodulate(sent.map((sample) => sample / 20 + noise() / 40)).filter((text) => text === HEADER).length, 3);
});

test('the attention signal is two tones and nothing else, for eight seconds and no less', () => {
  const signal = attentionSignal(8);
  const powers = [700, 853, 900, 960, 1562.5, 2083.3].map((hz) => Math.round(100 * tone(signal, hz)));
  assert.deepEqual(powers, [0, 35, 0, 35, 0, 0]);
  assert.equal(sameTransmission({ header: HEADER, attentionS: 1 }).length, sameTransmission({ header: HEADER, attentionS: 8 }).length);
});

test('a WAV file comes back as it was; what is none is refused', () => {
  const samples = Float32Array.from([0, 0.5, -0.5, 1, -1]);
  const read = readWave(writeWave({ samplesPerS: SAME_SAMPLES_PER_S, samples }));
  assert.ok(read.ok);
  assert.equal(read.value.samplesPerS, SAME_SAMPLES_PER_S);
  for (const [index, sample] of samples.entries()) assert.ok(Math.abs((read.value.samples[index] ?? 9) - sample) < 1e-4);
  fc.assert(fc.property(fc.uint8Array({ maxLength: 100 }), (octets) => assert.equal(readWave(octets).ok, false)));
});

const hasDecoder = spawnSync('multimon-ng', ['-h']).error === undefined;

test('multimon-ng hears the header and the end', { skip: hasDecoder ? false : 'multimon-ng is not installed' }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-same-'));
  try {
    const { samples } = { samples: sameTransmission({ header: HEADER }) };
    const raw = join(folder, 'same.raw');
    // Its raw input: 22,050 samples a second, 16 bits; the file without its 44 octets of header.
    writeFileSync(raw, writeWave({ samplesPerS: SAME_SAMPLES_PER_S, samples }).subarray(44));
    const heard = spawnSync('multimon-ng', ['-q', '-a', 'EAS', '-t', 'raw', raw], { encoding: 'utf8', timeout: 30_000 });
    const lines = heard.stdout.split('\n').filter((line) => line.startsWith('EAS'));
    assert.ok(
      lines.some((line) => line.includes(HEADER)),
      heard.stdout + heard.stderr,
    );
    assert.ok(
      lines.some((line) => line.includes('NNNN')),
      heard.stdout + heard.stderr,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** Strength of one tone (Goertzel, 1958): the amplitude of that frequency in the signal. */
function tone(samples: Float32Array, hz: number): number {
  const turn = 2 * Math.cos((2 * Math.PI * hz) / SAME_SAMPLES_PER_S);
  let [one, two] = [0, 0];
  for (const sample of samples) [one, two] = [sample + turn * one - two, one];
  return (2 * Math.sqrt(Math.max(one * one + two * two - turn * one * two, 0))) / samples.length;
}

/** An independent demodulator: compares the strength of both tones over each bit, finds the preamble, reads characters after it. */
function demodulate(samples: Float32Array): readonly string[] {
  const perBit = (SAME_SAMPLES_PER_S * 6) / 3_125;
  const texts: string[] = [];
  const preamble = '11010101'.repeat(16);
  const bitAt = (place: number) => {
    const window = samples.subarray(Math.round(place), Math.round(place + perBit));
    return tone(window, 2083.3) > tone(window, 1562.5) ? '1' : '0';
  };
  const isSilent = (place: number) => samples.subarray(place, place + 42).every((sample) => Math.abs(sample) < 0.001);
  for (let start = 0; start < samples.length; start += 4) {
    if (isSilent(start)) continue;
    let bits = '';
    for (let bit = 0; bits.length < preamble.length && preamble.startsWith(bits); bit += 1) bits += bitAt(start + bit * perBit);
    if (bits !== preamble) continue;
    let place = start + preamble.length * perBit;
    let text = '';
    for (;;) {
      const octet = Array.from({ length: 8 }, (_, bit) => bitAt(place + bit * perBit));
      const code = Number.parseInt(octet.toReversed().join(''), 2);
      if (code < 32 || code > 126 || place >= samples.length) break;
      text += String.fromCharCode(code);
      place += 8 * perBit;
      if (text === 'NNNN' || (text.startsWith('ZCZC') && /\+\d{4}-\d{7}-.{8}-$/.test(text))) break;
    }
    texts.push(text);
    start = Math.round(place);
  }
  return texts;
}
