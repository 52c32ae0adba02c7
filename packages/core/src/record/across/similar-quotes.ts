import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/** Words in a row that are compared: fewer find chance, more miss a changed word. */
const SHINGLE_WORDS = 4;
/** Values of the signature; the estimate is off by about 1/√64. */
const SIGNATURE = 64;
const SEEDS = seeds();

/** What of a text is compared: the values of MinHash over its shingles (Broder 1997). */
export type Signature = readonly number[];

/** The signature of a text. Letters and digits count; case, marks and spaces do not. */
export function signatureOf(text: string): Signature {
  const values = shinglesOf(text).map(hash32);
  return SEEDS.map(([factor, offset]) =>
    values.reduce((least, value) => Math.min(least, (Math.imul(value, factor) + offset) >>> 0), 0xffffffff),
  );
}

/** Share of shingles that two texts have in common, estimated: 0 to 1. */
export function likeness(one: Signature, other: Signature): number {
  return one.filter((value, place) => value === other[place]).length / SIGNATURE;
}

/** Share of shingles in common, counted. */
export function exactLikeness(one: string, other: string): number {
  const [first, second] = [new Set(shinglesOf(one)), new Set(shinglesOf(other))];
  const common = [...first].filter((shingle) => second.has(shingle)).length;
  return common / (first.size + second.size - common);
}

function shinglesOf(text: string): readonly string[] {
  const words =
    text
      .toLowerCase()
      .normalize('NFKD')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length <= SHINGLE_WORDS) return [words.join(' ')];
  return Array.from({ length: words.length - SHINGLE_WORDS + 1 }, (_, place) => words.slice(place, place + SHINGLE_WORDS).join(' '));
}

/** FNV-1a, then mixed: shingles differ in few letters and must not lie close. */
function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let place = 0; place < text.length; place += 1) hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** Odd factors and offsets that are the same everywhere, out of a hash: no dice. */
function seeds(): readonly (readonly [number, number])[] {
  return Array.from({ length: SIGNATURE }, (_, place) => {
    const bytes = new DataView(sha256(utf8ToBytes(`tocsin minhash ${place}`)).buffer);
    return [bytes.getUint32(0) | 1, bytes.getUint32(4)];
  });
}
