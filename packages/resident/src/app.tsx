import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { type AlarmState, foremost, zonesLike } from './alarm-state.ts';
import { markOf, markTab } from './mark.ts';
import type { PageZone } from './near-me.ts';
import { AlarmScreen } from './screens/alarm-screen.tsx';
import { BedsideScreen } from './screens/bedside-screen.tsx';
import { type CalmProps, CalmScreen } from './screens/calm-screen.tsx';
import { CheckScreen } from './screens/check-screen.tsx';
import { EndingScreen } from './screens/ending-screen.tsx';
import { HistoryScreen } from './screens/history-screen.tsx';
import { SettingsScreen } from './screens/settings-screen.tsx';
import { ShelterScreen } from './screens/shelter-screen.tsx';
import { type ScreenName, TabBar, useScreen } from './screens/tab-bar.tsx';
import { homeOf } from './screens/zone-chooser.tsx';
import { useSettings } from './settings.ts';
import { useRefuge } from './shelter/use-refuge.ts';
import { untilLoaded } from './until-loaded.ts';
import { useAlarm } from './use-alarm.ts';
import { usePush } from './use-push.ts';
import { useSounding } from './use-sounding.ts';
import { firstLanguage, isRightToLeft, loadWords, type PageLanguage, WORDS } from './words.ts';
import { loadZones, nameOf } from './zones.ts';

const KEPT_ZONES = 'tocsin.zones';
const KEPT_LANGUAGE = 'tocsin.language';

const STATUSES_ALL = ['Actual', 'Exercise', 'Test'] as const;
const STATUSES_LIVE = ['Actual'] as const;

const query = new URLSearchParams(location.search);

/** The resident's page. */
export function App() {
  const [language, setLanguage] = useLanguage();
  const [settings, changeSettings] = useSettings();
  const [zones, setZones] = useState<ReadonlyMap<string, PageZone>>(new Map());
  const [chosen, setChosen] = useState<readonly string[]>(firstZones);
  const screen = useScreen();
  const refuge = useRefuge({ zones, home: homeOf(settings, chosen), isFollowing: settings.follow });
  const wanted = settings.follow ? [...new Set([...chosen, ...refuge.hereZones])] : chosen;
  // One zone that this map does not have would have the server refuse them all.
  const heeded = zones.size === 0 ? wanted : wanted.filter((id) => zones.has(id));
  const line = useAlarm(heeded);
  const alarm = settings.exercises ? line.alarm : liveOnly(line.alarm);
  const current = foremost(alarm);
  const isMuted = current !== undefined && line.isMuted(current.alert);
  const sounding = useSounding({ current: current?.alert, ending: alarm.ending, settings, isMuted });
  // Without the zones around the device: once the page is closed nobody knows when it leaves them.
  const kept = zones.size === 0 ? chosen : chosen.filter((id) => zones.has(id));
  const push = usePush({ zones: kept, language, statuses: settings.exercises ? STATUSES_ALL : STATUSES_LIVE });
  const words = WORDS[language];

  useEffect(() => untilLoaded(loadZones, setZones), []);
  useEffect(() => localStorage.setItem(KEPT_ZONES, JSON.stringify(chosen)), [chosen]);
  // With what is on the screen, not after it: the tab of a busy machine would go on saying that all is calm.
  useLayoutEffect(() => {
    if (current !== undefined) markTab(markOf(current.alert), `‼ ${current.alert.texts[language].headline}`);
    else markTab(line.isStale ? 'stale' : 'calm', line.isStale ? `⚠ ${words.stale}` : 'Tocsin');
  }, [current?.alert.id, line.isStale, language]);

  if (current !== undefined) {
    const places = zonesLike(alarm, current.alert).map((id) => {
      const zone = zones.get(id);
      return zone === undefined ? id : nameOf(zone, language);
    });
    return <AlarmScreen inForce={current} {...{ places, language, line, sounding, settings, refuge }} />;
  }
  if (alarm.ending !== undefined) return <EndingScreen ending={alarm.ending} language={language} line={line} />;
  return (
    <CalmScreens
      {...{ line, sounding, language, zones, chosen, heeded, settings, refuge, push, screen }}
      onLanguage={setLanguage}
      onChosen={setChosen}
      onSettings={changeSettings}
    />
  );
}

/** The screen that the address names, and the way to the others. */
function CalmScreens({ screen, ...calm }: CalmProps & { readonly screen: ScreenName }) {
  const { line, sounding, language, zones, chosen, heeded, settings, refuge, onLanguage, onSettings } = calm;
  if (screen === 'bedside') return <BedsideScreen {...{ line, sounding, language }} isListening={heeded.length > 0} />;
  const options = {
    silentMs: line.silentMs,
    clockLeadMs: line.clockLeadMs,
    zones: chosen,
    knownZones: new Set(zones.keys()),
    isKeyChanged: line.isKeyChanged,
    measureSound: sounding.measure,
  };
  return (
    <>
      {screen === 'now' && <CalmScreen {...calm} />}
      {screen === 'shelters' && <ShelterScreen {...{ refuge, zones, heeded, language }} />}
      {screen === 'history' && <HistoryScreen {...{ zones, language }} nowMs={line.nowMs} />}
      {screen === 'check' && <CheckScreen language={language} options={options} />}
      {screen === 'settings' && <SettingsScreen {...{ settings, sounding, language, onLanguage }} onChange={onSettings} />}
      <TabBar screen={screen} language={language} />
    </>
  );
}

/** The language of the link, of an earlier visit or of the browser. */
export function askedLanguage(): PageLanguage {
  return firstLanguage(query.get('lang'), localStorage.getItem(KEPT_LANGUAGE), navigator.languages);
}

/** The page's language, kept for the next visit, with the direction that it is written in. */
function useLanguage(): readonly [PageLanguage, (language: PageLanguage) => void] {
  const [language, setLanguage] = useState(askedLanguage);
  useLayoutEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = isRightToLeft(language) ? 'rtl' : 'ltr';
    localStorage.setItem(KEPT_LANGUAGE, language);
  }, [language]);
  // Without its words (no connection, no service worker) the page stays as it is, and readable.
  return [
    language,
    (next) =>
      void loadWords(next).then(
        () => setLanguage(next),
        () => {},
      ),
  ];
}

/** What is left for somebody who does not want exercises and tests. */
function liveOnly(alarm: AlarmState): AlarmState {
  const inForce = new Map([...alarm.inForce].filter(([, { alert }]) => alert.status === 'Actual'));
  return { ...alarm, inForce, ending: alarm.ending?.alert.status === 'Actual' ? alarm.ending : undefined };
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
