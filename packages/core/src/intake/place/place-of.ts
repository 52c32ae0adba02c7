import type { Span } from '../draft-claim.ts';
import type { Kind } from '../kinds.ts';
import type { PlaceMention } from './find-places.ts';

const FLIGHTS: ReadonlySet<Kind> = new Set<Kind>(['launch', 'launch_count', 'aid']);

/** Where something told in a sentence happened: "from → to" for what flies or drives, else the place named nearest. */
export function placeOf(
  places: readonly (readonly PlaceMention[])[],
  sentence: number,
  { kind, start, end }: Span & { readonly kind: Kind },
): string | null {
  const here = places[sentence] ?? [];
  if (FLIGHTS.has(kind)) {
    const from = here.find(({ role }) => role === 'from');
    const to = here.find(({ role, start: at }) => role === 'to' && at !== from?.start);
    if (from !== undefined && to !== undefined) return `${from.name} -> ${to.name}`;
    if (from !== undefined) return from.name;
  }
  const distance = (place: PlaceMention): number =>
    place.start >= end ? place.start - end : place.end <= start ? (start - place.end) * 2 : 0;
  const nearest = here.reduce<PlaceMention | undefined>(
    (best, place) => (best === undefined || distance(place) < distance(best) ? place : best),
    undefined,
  );
  if (nearest !== undefined) return nearest.name;
  for (let back = 1; back <= 2; back += 1) {
    const before = places[sentence - back]?.[0];
    if (before !== undefined) return before.name;
  }
  return null;
}
