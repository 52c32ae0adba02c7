import { createHash } from 'node:crypto';
import { type Opening, openParts } from '@tocsin/core/record/commitment';
import { partsOf } from '@tocsin/core/record/entry-parts';
import { leafText, type RecordLeaf } from '@tocsin/core/record/record-leaf';
import { recordLeafOf } from '@tocsin/core/record/seal-entry';
import { unixMs } from '@tocsin/core/units/instant';
import type { EntryFile } from '@tocsin/verifier/exported-file';
import { createDice, type Dice } from '../flight/dice.ts';
import { aClaim, figure } from '../record-model/any-record.ts';
import { newLog } from './seeded-log.ts';

/** What somebody may do to the opening of a sealed entry before they hand it on. */
export const OPENING_ATTACKS = [
  'change-value',
  'swap-salts',
  'swap-names',
  'drop-hidden',
  'drop-opened',
  'change-hidden',
  'make-up-hidden',
  'other-entry',
] as const;
export type OpeningAttack = (typeof OPENING_ATTACKS)[number];

/** An entry's file as the server gave it, and as somebody made it. */
export interface TamperedOpening {
  readonly honest: EntryFile;
  readonly tampered: EntryFile;
  readonly verifierKey: string;
}

/** Opens some parts of a claim in a small log, by a seed, and tampers with what was opened. */
export function tamperedOpening(seed: number, attack: OpeningAttack): TamperedOpening {
  const dice = createDice(seed);
  const log = newLog();
  const count = 2 + Math.floor(dice.even() * 40);
  const entries = Array.from({ length: count }, (_, place) => sealedClaim(place + 1, dice));
  const leaves = entries.map(({ leaf }) => leafText(leaf));
  const index = Math.floor(dice.even() * count);
  const [one, other] = [entries[index], entries[(index + 1) % count]];
  const opening = one?.open(dice);
  if (opening === undefined || other === undefined) throw new Error('no entry');
  const proof = log.prove(leaves, index);
  const file = { format: 'tocsin-entry/1', verifierKey: log.verifierKey, entry: leaves[index] ?? '', proof } as const;
  const changed = attack === 'other-entry' ? other.open(dice) : tamper(opening, { attack, dice });
  return { honest: { ...file, opening }, tampered: { ...file, opening: changed }, verifierKey: log.verifierKey };
}

function sealedClaim(seq: number, dice: Dice): { readonly leaf: RecordLeaf; readonly open: (dice: Dice) => Opening } {
  const rockets = 1 + Math.floor(dice.even() * 90);
  const body = aClaim('62 rockets', 'launch_count', {
    summary: `${rockets} rockets, as told in report ${seq}`,
    quantity: figure(rockets, 'rockets', '62'),
    where: [{ words: 'by the well', role: 'fell', zones: ['zone-7'], point: [34 + dice.even(), 31 + dice.even()], precisionM: 5 }],
  });
  const salt = new Uint8Array(createHash('sha256').update(`${dice.even()} ${seq}`).digest());
  const leaf = recordLeafOf({ seq, at: unixMs(1_767_225_600_000 + seq), body }, salt);
  if (leaf === undefined) throw new Error('a claim enters the record');
  const names = Object.keys(partsOf(body));
  const always = ['id', 'claim'];
  const isOpened = (name: string, by: Dice) => always.includes(name) || (!name.startsWith('where') && by.even() < 0.5);
  const open = (by: Dice) => openParts(partsOf(body), { salt, names: new Set(names.filter((name) => isOpened(name, by))) });
  return { leaf, open };
}

function tamper(opening: Opening, { attack, dice }: { readonly attack: OpeningAttack; readonly dice: Dice }): Opening {
  const changed = structuredClone(opening);
  const pick = (names: readonly string[]) => names[Math.floor(dice.even() * names.length)] ?? '';
  const shown = pick(Object.keys(changed.opened));
  const other = pick(Object.keys(changed.opened).filter((name) => name !== shown));
  const hidden = pick(Object.keys(changed.hidden));
  const [one, two] = [changed.opened[shown], changed.opened[other]];
  if (one === undefined || two === undefined) throw new Error('two parts are opened');
  switch (attack) {
    case 'change-value':
      one.value = changedValue(one.value, dice);
      break;
    case 'swap-salts':
      [one.salt, two.salt] = [two.salt, one.salt];
      break;
    case 'swap-names':
      [changed.opened[shown], changed.opened[other]] = [two, one];
      break;
    case 'drop-hidden':
      Reflect.deleteProperty(changed.hidden, hidden);
      break;
    case 'drop-opened':
      Reflect.deleteProperty(changed.opened, shown);
      break;
    case 'change-hidden':
      changed.hidden[hidden] = flipped(changed.hidden[hidden] ?? '', dice);
      break;
    default:
      // Something is told where the record tells nothing.
      changed.opened[hidden] = { value: 'told by nobody', salt: changed.hidden[hidden] ?? '' };
      Reflect.deleteProperty(changed.hidden, hidden);
  }
  return changed;
}

function changedValue(value: unknown, dice: Dice): unknown {
  if (typeof value === 'string' && value !== '') {
    const at = Math.floor(dice.even() * value.length);
    return `${value.slice(0, at)}${String.fromCharCode(value.charCodeAt(at) ^ 1)}${value.slice(at + 1)}`;
  }
  if (typeof value === 'object' && value !== null) return { ...value, more: 1 };
  return value === null ? 0 : null;
}

/** Another hexadecimal digit at some place. */
function flipped(digest: string, dice: Dice): string {
  const at = Math.floor(dice.even() * digest.length);
  return `${digest.slice(0, at)}${(Number.parseInt(digest.charAt(at), 16) ^ 1).toString(16)}${digest.slice(at + 1)}`;
}
