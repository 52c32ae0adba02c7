import { createHash } from 'node:crypto';
import { type Edition, namedEdition } from '@tocsin/core/record/export/edition';
import { leafText } from '@tocsin/core/record/record-leaf';
import { recordLeafOf } from '@tocsin/core/record/seal-entry';
import { unixMs } from '@tocsin/core/units/instant';
import type { PublishedFile } from '@tocsin/verifier/published-file';
import { anAlert } from '../any-alert.ts';
import { createDice, type Dice } from '../flight/dice.ts';
import { newLog } from './seeded-log.ts';

/** What somebody may do to a published file or to the proof beside it. */
export const EXPORT_ATTACKS = [
  'flip',
  'cut',
  'flip-proof',
  'other-entry',
  'other-edition',
  'other-file',
  'rewritten-entry',
  'other-log',
] as const;
export type ExportAttack = (typeof EXPORT_ATTACKS)[number];

/** A published file with its proof, and what somebody made of the two. */
export interface TamperedExport {
  readonly honest: PublishedFile;
  readonly tampered: PublishedFile;
  readonly verifierKey: string;
}

const encoder = new TextEncoder();
const NO_SALT = new Uint8Array(32);

/** Makes a few editions of two files in a small log, by a seed, and tampers with one file. */
export function tamperedExport(seed: number, attack: ExportAttack): TamperedExport {
  const dice = createDice(seed);
  const log = newLog();
  const editions = Array.from({ length: 2 + Math.floor(dice.even() * 6) }, (_, place) => editionOf(place + 1, dice));
  const leaves = editions.flatMap(({ edition }, place) => [leafOf(2 * place + 1, anAlert()), leafOf(2 * place + 2, edition)]);
  const number = Math.floor(dice.even() * editions.length);
  const proofOf = (edition: number) => log.prove(leaves, 2 * edition + 1, leaves[2 * edition + 1]);
  const { csv, geojson } = editions[number] ?? editionOf(1, dice);
  const honest = { name: 'claims.csv', bytes: csv, proof: proofOf(number) };
  const forged = encoder.encode(`${new TextDecoder().decode(csv)}killing,,,made up\r\n`);
  const forgedLeaf = leafOf(2 * number + 2, editionWith(number + 1, { csv: forged, geojson }));
  const made: Readonly<Record<ExportAttack, () => Partial<PublishedFile>>> = {
    flip: () => ({ bytes: flipped(csv, dice) }),
    cut: () => ({ bytes: csv.slice(0, Math.floor(dice.even() * csv.length)) }),
    'flip-proof': () => ({ proof: new TextDecoder().decode(flipped(encoder.encode(honest.proof), dice)) }),
    'other-entry': () => ({ proof: log.prove(leaves, 2 * number, leaves[2 * number]) }),
    'other-edition': () => ({ proof: proofOf((number + 1) % editions.length) }),
    'other-file': () => ({ bytes: geojson }),
    'rewritten-entry': () => ({ bytes: forged, proof: log.prove(leaves, 2 * number + 1, forgedLeaf) }),
    'other-log': () => ({ bytes: forged, proof: newLog().prove([forgedLeaf], 0, forgedLeaf) }),
  };
  return { honest, tampered: { ...honest, ...made[attack]() }, verifierKey: log.verifierKey };
}

interface MadeEdition {
  readonly edition: Edition;
  readonly csv: Uint8Array;
  readonly geojson: Uint8Array;
}

function editionOf(number: number, dice: Dice): MadeEdition {
  const rows = Array.from({ length: 1 + Math.floor(dice.even() * 30) }, () => `launch_count,2026-01-01,${dice.even()}\r\n`);
  const csv = encoder.encode(`kind,occurred,figure\r\n${rows.join('')}`);
  const geojson = encoder.encode(JSON.stringify({ type: 'FeatureCollection', features: [], made: dice.even() }));
  return { edition: editionWith(number, { csv, geojson }), csv, geojson };
}

function editionWith(number: number, { csv, geojson }: Pick<MadeEdition, 'csv' | 'geojson'>): Edition {
  const file = (name: string, mediaType: string, content: Uint8Array) => {
    return { name, mediaType, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
  };
  return namedEdition({
    time: new Date(1_767_225_600_000 + number * 60_000).toISOString(),
    status: number % 3 === 0 ? 'Exercise' : 'Actual',
    number,
    seq: number * 10,
    sinceSeq: (number - 1) * 10,
    files: [file('claims.csv', 'text/csv', csv), file('claims.geojson', 'application/geo+json', geojson)],
  });
}

function leafOf(seq: number, body: Parameters<typeof recordLeafOf>[0]['body']): string {
  const leaf = recordLeafOf({ seq, at: unixMs(1_767_225_600_000 + seq), body }, NO_SALT);
  if (leaf === undefined || !('open' in leaf.body)) throw new Error(`${body.kind} stands open in the record`);
  return leafText(leaf);
}

/** One bit of one byte, the lowest: text stays text. */
function flipped(bytes: Uint8Array, dice: Dice): Uint8Array {
  const at = Math.floor(dice.even() * bytes.length);
  return bytes.map((byte, place) => (place === at ? byte ^ 1 : byte));
}
