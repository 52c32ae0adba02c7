import type { Entry } from '../entry.ts';
import type { Claim } from './claim.ts';
import { type Opening, openParts } from './commitment.ts';
import { partsOf } from './entry-parts.ts';
import type { Item, RecordState } from './gate/record-state.ts';
import { referencesOf } from './gate/references.ts';
import { standingPoints } from './gate/take-in.ts';
import { isRecordEntry, type RecordEntry } from './model/record-entry.ts';
import type { Sealable } from './model/review.ts';
import type { PublicOptions } from './view/public-options.ts';
import { shownClaims } from './view/shown-claim.ts';
import { isShown } from './view/shown-entry.ts';

/** The moment that is asked about, and how long a place where something fell is held back. */
export type OpeningMoment = Pick<PublicOptions, 'nowMs' | 'placeDelayMs'>;

const NOTHING: ReadonlySet<string> = new Set();

/**
 * What of a sealed entry of the journal everybody may have now; undefined where that is nothing. It opens what the public views show, and
 * nothing more: two people have let it through, no person of the desk is named, and no point is in it.
 *
 * @param salt - the one that the entry was committed to with
 */
export function openEntry(
  state: RecordState,
  entry: Entry,
  { salt, moment }: { readonly salt: Uint8Array; readonly moment: OpeningMoment },
): Opening | undefined {
  const names = publicParts(state, entry, moment);
  return names.size === 0 ? undefined : openParts(partsOf(entry.body), { salt, names });
}

/** Names of the parts of an entry that are public. Only entries that went through the gate are; own tracks, forecasts and outcomes never. */
export function publicParts(state: RecordState, { seq, body }: Entry, moment: OpeningMoment): ReadonlySet<string> {
  if (!isRecordEntry(body)) return NOTHING;
  const item = state.items.get(body.id);
  // The same id may have been entered once more, and refused: that entry is not the public one.
  if (item === undefined || item.seq !== seq || !isShown(state, body.id)) return NOTHING;
  if (body.kind === 'claim') return partsOfClaim(state, body, moment);
  // Views know parts to hide of claims alone. Here an entry that rests on something sealed stays closed.
  if (hasSealedGround(state, item)) return NOTHING;
  const hidden = hiddenOf(state, item, moment);
  return hidden === undefined ? NOTHING : new Set(Object.keys(partsOf(body)).filter((name) => !hidden.has(name)));
}

/** As `shown-claim.ts` shows it: whatever is sealed closes all free words, for they may tell it. */
function partsOfClaim(state: RecordState, claim: Claim, moment: OpeningMoment): ReadonlySet<string> {
  const options: PublicOptions = { ...moment, status: claim.status ?? 'Actual', timeZone: 'UTC' };
  const [shown] = shownClaims(state, options, new Set([claim.id]));
  if (shown === undefined) return NOTHING;
  const isOpen = (field: Sealable) => !shown.sealed.includes(field);
  const isWhole = shown.sealed.length === 0;
  const isPlaced = isOpen('where') && isOpen('place');
  const [past] = shown.past;
  const open: readonly (readonly [boolean, readonly string[]])[] = [
    [true, ['id', 'status', 'claim', 'assertion', 'modality', 'when', 'asOf']],
    [isWhole, ['summary', 'quote', 'scope', 'when.words', 'asOf.words', 'quantity.words']],
    [isOpen('speaker'), ['chain']],
    [isOpen('quantity'), ['quantity']],
    [isOpen('place'), ['place']],
    [isPlaced, ['where.zones']],
    [isPlaced && shown.placeHeldUntil === undefined, ['where.fell']],
    [shown.source !== undefined, ['artifact', 'spans']],
    // Only what was public once. A claim that replaces a draft looks like one that replaces nothing.
    [past !== undefined && past.id === claim.replaces, ['replaces']],
  ];
  return new Set(open.flatMap(([isShownHere, names]) => (isShownHere ? names : [])));
}

/** Parts of other entries that stay closed; undefined where no view shows the entry at all. */
function hiddenOf(state: RecordState, { entry, at }: Item, moment: OpeningMoment): ReadonlySet<string> | undefined {
  switch (entry.kind) {
    case 'incident':
    case 'agreement':
    case 'extension':
    case 'breach':
      return new Set(['by']);
    case 'link':
      return isNamed(state, entry.from) && isNamed(state, entry.to) ? new Set(['by', 'reason']) : undefined;
    case 'assessment':
      return isShown(state, entry.incident) ? new Set(['by']) : undefined;
    case 'series':
      return new Set(['by', ...unlessShown(state, 'stepsOf', entry.stepsOf)]);
    case 'series-point':
      if (!standingPoints(state, entry.series).some(({ id }) => id === entry.id)) return undefined;
      return new Set(['by', ...unlessShown(state, 'revises', entry.revises)]);
    case 'notice': {
      const isHeld = entry.area.role === 'fell' && moment.nowMs < at + moment.placeDelayMs;
      return new Set(['by', 'area.role', 'area.point', ...(isHeld ? ['area', 'area.zones'] : [])]);
    }
    default:
      // The artifact, who reviewed what, and sums that anybody can do again.
      return undefined;
  }
}

/** A reference to what is not public stays closed, and looks like none: where there is none it stays closed, too. */
function unlessShown(state: RecordState, part: string, id: string | undefined): readonly string[] {
  return id !== undefined && isShown(state, id) ? [] : [part];
}

/** True for what public pages name: entries that are shown, and own alerts. Tracks are not. */
function isNamed(state: RecordState, id: string): boolean {
  return isShown(state, id) || state.own.get(id)?.what === 'alert';
}

function hasSealedGround(
  state: RecordState,
  { entry, sealed }: { readonly entry: RecordEntry; readonly sealed: readonly Sealable[] },
): boolean {
  if (sealed.length > 0) return true;
  return referencesOf(entry).some(({ id, restsOn }) => {
    const ground = restsOn ? state.items.get(id) : undefined;
    return ground !== undefined && hasSealedGround(state, ground);
  });
}
