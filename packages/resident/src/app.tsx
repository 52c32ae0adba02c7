import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { AlarmScreen } from './alarm-screen.tsx';
import { foremost, zonesLike } from './alarm-state.ts';
import { CalmPage } from './calm-page.tsx';
import { markOf, markTab } from './mark.ts';
import type { PageZone } from './near-me.ts';
import { useAlarm } from './use-alarm.ts';
import { useSounding } from './use-sounding.ts';
import { firstLanguage, isRightToLeft, WORDS } from './words.ts';
import { loadZones, nameOf } from './zones.ts';

const KEPT_ZONES = 'tocsin.zones';
const KEPT_LANGUAGE = 'tocsin.language';
const RELOAD_MS = 5_000;

const query = new URLSearchParams(location.search);

/** The resident's page. */
export function App() {
  const [language, setLanguage] = useState(() =>
    firstLanguage(query.get('lang'), localStorage.getItem(KEPT_LANGUAGE), navigator.languages),
  );
  const [zones, setZones] = useState<ReadonlyMap<string, PageZone>>(new Map());
  const [chosen, setChosen] = useState<readonly string[]>(firstZones);
  // One zone that this map does not have would have the server refuse them all.
  const heeded = zones.size === 0 ? chosen : chosen.filter((id) => zones.has(id));
  const line = useAlarm(heeded);
  const current = foremost(line.alarm);
  const sounding = useSounding(current?.alert, line.alarm.ending);
  const words = WORDS[language];

  useEffect(() => untilLoaded(setZones), []);
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = isRightToLeft(language) ? 'rtl' : 'ltr';
    localStorage.setItem(KEPT_LANGUAGE, language);
  }, [language]);
  useEffect(() => localStorage.setItem(KEPT_ZONES, JSON.stringify(chosen)), [chosen]);
  // With what is on the screen, not after it: the tab of a busy machine would go on saying that all is calm.
  useLayoutEffect(() => {
    if (current !== undefined) markTab(markOf(current.alert), `‼ ${current.alert.texts[language].headline}`);
    else markTab(line.isStale ? 'stale' : 'calm', line.isStale ? `⚠ ${words.stale}` : 'Tocsin');
  }, [current?.alert.id, line.isStale, language]);

  if (current === undefined) {
    return <CalmPage {...{ line, sounding, language, zones, chosen, heeded }} onLanguage={setLanguage} onChosen={setChosen} />;
  }
  const places = zonesLike(line.alarm, current.alert).map((id) => {
    const zone = zones.get(id);
    return zone === undefined ? id : nameOf(zone, language);
  });
  return <AlarmScreen inForce={current} nowMs={line.nowMs} isStale={line.isStale} {...{ places, language, sounding }} />;
}

/** Loads the zones, again and again until they come. */
function untilLoaded(take: (zones: ReadonlyMap<string, PageZone>) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isWanted = true;
  const load = (): void => {
    loadZones().then(take, () => {
      if (isWanted) timer = setTimeout(load, RELOAD_MS);
    });
  };
  load();
  return () => {
    isWanted = false;
    clearTimeout(timer);
  };
}

function firstZones(): readonly string[] {
  const asked = query.get('zones');
  if (asked !== null && asked !== '') return asked.split(',');
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT_ZONES) ?? '[]');
    return Array.isArray(kept) ? kept.filter((zone) => typeof zone === 'string') : [];
  } catch {
    // What an older page kept is not readable: choose anew.
    return [];
  }
}
