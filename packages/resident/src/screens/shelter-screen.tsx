import { useMemo } from 'preact/hooks';
import type { PageZone } from '../near-me.ts';
import type { Refuge } from '../shelter/use-refuge.ts';
import { type PageLanguage, WORDS } from '../words.ts';
import { MapPanel } from './map-panel.tsx';
import { NearShelters } from './near-shelters.tsx';

/** Shelters in the list and numbered on the map. */
const LISTED = 6;

interface ShelterProps {
  readonly refuge: Refuge;
  readonly zones: ReadonlyMap<string, PageZone>;
  readonly heeded: readonly string[];
  readonly language: PageLanguage;
}

/** Where to go: the nearest shelters as a list and on a map, with or without a connection. */
export function ShelterScreen({ refuge, zones, heeded, language }: ShelterProps) {
  const words = WORDS[language];
  const { shelters, own, from } = refuge;
  const scene = useMemo(
    () => ({
      zones: [...zones.values()],
      heeded,
      shelters,
      nearest: refuge.nearest(LISTED).map(({ shelter }) => shelter),
      place: own.place,
      words,
    }),
    [zones, heeded.join(), shelters, own.place, from, language],
  );
  return (
    <main class="calm">
      <h1>{words.nearest}</h1>
      {shelters.length === 0 ? (
        <p class="card">{refuge.hasFailed ? words.sheltersFailed : words.sheltersNone}</p>
      ) : (
        <>
          <section class="card" aria-label={words.nearest}>
            <NearShelters refuge={refuge} language={language} atMost={LISTED} />
          </section>
          <p class="note">{words.straightNote}</p>
        </>
      )}
      {zones.size > 0 && <MapPanel scene={scene} language={language} />}
      <p class="note">{words.nearMeNote}</p>
    </main>
  );
}
