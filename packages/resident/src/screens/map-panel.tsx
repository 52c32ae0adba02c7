import { useEffect, useRef, useState } from 'preact/hooks';
import type { MapScene, ShelterMap } from '../map/open-map.ts';
import { type PageLanguage, WORDS } from '../words.ts';

/** The map is a file of its own that comes when first wanted: an alarm must not wait for it. */
const MAP_ADDRESS = '/map.js';

interface MapModule {
  openMap(container: HTMLElement, words: MapScene['words']): ShelterMap;
}

/** The map of zones and shelters. Where it cannot be drawn it says so; the list beside it holds the same. */
export function MapPanel({ scene, language }: { readonly scene: MapScene; readonly language: PageLanguage }) {
  const words = WORDS[language];
  const stage = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<ShelterMap | undefined>(undefined);
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => {
    let opened: ShelterMap | undefined;
    let isWanted = true;
    const open = async () => {
      const { openMap } = (await import(/* @vite-ignore */ MAP_ADDRESS)) as MapModule;
      if (!isWanted || stage.current === null) return;
      opened = openMap(stage.current, scene.words);
      setMap(opened);
    };
    open().catch(() => setFailed(true));
    return () => {
      isWanted = false;
      opened?.close();
    };
  }, []);
  useEffect(() => map?.show(scene), [map, scene]);
  if (hasFailed) return <p class="note">{words.mapFailed}</p>;
  return <div ref={stage} class="map" dir="ltr" />;
}
