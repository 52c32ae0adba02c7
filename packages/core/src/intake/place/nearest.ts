import type { Span } from '../draft-claim.ts';
import type { Report } from '../reading/read-report.ts';
import type { PlaceMention } from './find-places.ts';

/** What a bound between clauses adds to a distance, in units of text. */
const CLAUSE_GAP = 40;

/** The place that stands nearest to words of a sentence, those left out that act, or lie beside another place. */
export function nearest(
  { plain, sentences, clauses }: Report,
  sentence: number,
  here: readonly PlaceMention[],
  about: Span,
): PlaceMention | undefined {
  const from = sentences[sentence]?.start ?? 0;
  const bounds = (clauses[sentence] ?? []).map(({ start }) => start);
  const distance = (place: PlaceMention): number => asideOf(plain, from, place, about) + gap(plain, from, { place, about, bounds });
  return here
    .filter(({ role }) => !isWho(role))
    .reduce<PlaceMention | undefined>((best, place) => (best === undefined || distance(place) < distance(best) ? place : best), undefined);
}

/** "Just south of Moscow", "(Jbeil district)": beside the place itself; "…, and in Odesa": of the clause that follows. */
function asideOf(plain: string, from: number, place: PlaceMention, about: Span): number {
  const before = plain.slice(Math.max(from, place.start - 24), place.start);
  if (
    /(?:\(|\b(?:north|south|east|west|km|kilomet(?:er|re)s|miles|outside|far|close|northeast|northwest|southeast|southwest) (?:of|from|to) (?:the )?|, near )$/.test(
      before,
    )
  )
    return 90;
  return place.start >= about.end && /[,;] (?:and |while |but )?(?:in|at|near) (?:the )?$/.test(before) ? 200 : 0;
}

/** How far a place stands from the words about it. One that opens the sentence stands for all of it. */
function gap(
  plain: string,
  from: number,
  { place, about, bounds }: { place: PlaceMention; about: Span; bounds: readonly number[] },
): number {
  const parted = (low: number, high: number): number => CLAUSE_GAP * bounds.filter((bound) => bound > low && bound <= high).length;
  if (place.start >= about.end) return place.start - about.end + parted(about.end, place.start);
  if (place.end > about.start) return 0;
  const isOpening = /^(?:in|at|near|across|around|outside|over|on) (?:the )?(?:[a-z-]+ ){0,5}(?:of )?$/.test(
    plain.slice(from, place.start),
  );
  const far = (about.start - place.end) * 2 + parted(place.end, about.start);
  // "The mayor of Horlivka said that two were hurt": at home.
  const isOffice = /\b(?:mayor|head|governor|administration|council) of (?:the )?$/.test(
    plain.slice(Math.max(from, place.start - 24), place.start),
  );
  return isOpening || isOffice ? Math.min(far, 40) : far;
}

/** Who acts or speaks, not where. */
export function isWho(role: PlaceMention['role']): boolean {
  return role === 'who' || role === 'home';
}
