import type { SignedAlert } from '@tocsin/core/message/public-alert';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { AlarmScreen } from './alarm-screen.tsx';
import { CALM, expire, foremost, hearAlert, hearState } from './alarm-state.ts';
import { type PageZone, zonesNear } from './near-me.ts';
import { openSounder } from './sound.ts';
import { listen, STALE_MS } from './stream.ts';
import { checkSeal, loadKeys, type SealState } from './verify.ts';
import { firstLanguage, isRightToLeft, PAGE_LANGUAGES, type PageLanguage, WORDS } from './words.ts';
import { loadZones } from './zones.ts';

const KEPT_ZONES = 'tocsin.zones';
const KEPT_LANGUAGE = 'tocsin.language';
const MATCHES_MAX = 8;

const query = new URLSearchParams(location.search);
const sounder = openSounder();
// For a self-test from outside: is anything sounding?
Object.assign(globalThis, { tocsinSoundLevel: () => sounder.level() });

export function App() {
  const [language, setLanguage] = useState(() =>
    firstLanguage(query.get('lang'), localStorage.getItem(KEPT_LANGUAGE), navigator.languages),
  );
  const [zones, setZones] = useState<readonly PageZone[]>([]);
  const [chosen, setChosen] = useState<readonly string[]>(firstZones);
  const [on, setOn] = useState(false);
  const [alarm, setAlarm] = useState(CALM);
  const [seals, setSeals] = useState<ReadonlyMap<string, SealState>>(new Map());
  const [lastLifeMs, setLastLifeMs] = useState(0);
  const [nowMs, setNowMs] = useState(Date.now());
  const keys = useRef<ReadonlyMap<string, CryptoKey>>(new Map());
  const words = WORDS[language];
  const current = foremost(alarm);

  useEffect(() => {
    loadZones().then(setZones);
    loadKeys().then(
      (loaded) => {
        keys.current = loaded;
      },
      () => {},
    );
    const timer = setInterval(() => setNowMs(Date.now()), 250);
    return () => clearInterval(timer);
  }, []);

  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = isRightToLeft(language) ? 'rtl' : 'ltr';
    localStorage.setItem(KEPT_LANGUAGE, language);
  }, [language]);

  useEffect(() => {
    localStorage.setItem(KEPT_ZONES, JSON.stringify(chosen));
    if (chosen.length === 0) return undefined;
    const mine = new Set(chosen);
    const check = (alert: SignedAlert) => {
      checkSeal(alert, keys.current).then(
        (seal) => setSeals((known) => new Map([...known, [alert.id, seal]])),
        () => setSeals((known) => new Map([...known, [alert.id, 'unknown']])),
      );
    };
    return listen(chosen, {
      onLife: () => setLastLifeMs(Date.now()),
      onAlert(alert) {
        check(alert);
        setAlarm((state) => hearAlert(state, alert, mine));
      },
      onState(alerts) {
        for (const alert of alerts) check(alert);
        setAlarm((state) => hearState(state, alerts, mine));
      },
    });
  }, [chosen]);

  useEffect(() => setAlarm((state) => expire(state, nowMs)), [nowMs]);

  useEffect(() => {
    document.title =
      current === undefined ? 'Tocsin' : `${current.status === 'Actual' ? '‼' : words.exercise} ${current.texts[language].headline}`;
    if (!on) return;
    if (current === undefined) sounder.silence();
    else if (current.phase === 'prepare') sounder.play('attention');
    else sounder.play(current.status === 'Actual' ? 'wail' : 'exercise');
    if (current !== undefined) navigator.vibrate?.([600, 200, 600, 200, 600]);
  }, [current?.id, on]);

  useEffect(() => {
    if (on && alarm.released !== undefined) sounder.play('release');
  }, [alarm.released?.id]);

  const turnOn = () => {
    sounder.start().then(() => {
      setOn(true);
      sounder.play('attention');
    });
  };
  const isStale = chosen.length > 0 && nowMs - lastLifeMs > STALE_MS && lastLifeMs > 0;
  if (current !== undefined) {
    return (
      <AlarmScreen
        alert={current}
        seal={seals.get(current.id)}
        language={language}
        nowMs={nowMs}
        zones={zones}
        onSilence={() => sounder.silence()}
      />
    );
  }
  return (
    <main class="calm">
      <header>
        <h1>Tocsin</h1>
        <select aria-label="Language" value={language} onChange={(event) => setLanguage(event.currentTarget.value as PageLanguage)}>
          {PAGE_LANGUAGES.map((each) => (
            <option key={each} value={each}>
              {WORDS[each].name}
            </option>
          ))}
        </select>
      </header>
      {alarm.released !== undefined && (
        <section class={`released ${alarm.released.status}`} role="status">
          <h2>
            {alarm.released.status !== 'Actual' && (
              <span class="lane">{alarm.released.status === 'Exercise' ? words.exercise : words.test} </span>
            )}
            {words.over}
          </h2>
          <p>{alarm.released.texts[language].description}</p>
          <p>{alarm.released.texts[language].instruction}</p>
          <button type="button" onClick={() => setAlarm((state) => ({ ...state, released: undefined }))}>
            {words.close}
          </button>
        </section>
      )}
      <section class={`status ${isStale ? 'stale' : 'fine'}`} role="status" aria-live="polite">
        <span class="dot" />
        <p>{isStale ? words.stale : chosen.length === 0 ? words.choose : words.calm}</p>
        {!isStale && lastLifeMs > 0 && <small>{words.connected}</small>}
      </section>
      {chosen.length > 0 && (
        <button type="button" class={`turn-on ${on ? 'is-on' : ''}`} onClick={turnOn}>
          {on ? words.on : words.turnOn}
        </button>
      )}
      <ZoneChooser zones={zones} chosen={chosen} language={language} onChange={setChosen} />
    </main>
  );
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

interface ChooserProps {
  readonly zones: readonly PageZone[];
  readonly chosen: readonly string[];
  readonly language: PageLanguage;
  readonly onChange: (chosen: readonly string[]) => void;
}

function ZoneChooser({ zones, chosen, language, onChange }: ChooserProps) {
  const [text, setText] = useState('');
  const words = WORDS[language];
  const byId = useMemo(() => new Map(zones.map((zone) => [zone.id, zone])), [zones]);
  const wanted = text.trim().toLowerCase();
  const matches =
    wanted === ''
      ? []
      : zones.filter((zone) => Object.values(zone.names).some((name) => name.toLowerCase().includes(wanted))).slice(0, MATCHES_MAX);
  const add = (ids: readonly string[]) => {
    onChange([...new Set([...chosen, ...ids])]);
    setText('');
  };
  const locate = () =>
    navigator.geolocation.getCurrentPosition(({ coords }) =>
      add(zonesNear(zones, [coords.longitude, coords.latitude]).map((zone) => zone.id)),
    );
  const nameOf = (zone: PageZone | undefined, id: string) => zone?.names[language] ?? zone?.names.en ?? zone?.names.he ?? id;
  return (
    <section class="chooser">
      <h2>{words.choose}</h2>
      <ul class="chosen">
        {chosen.map((id) => (
          <li key={id}>
            {nameOf(byId.get(id), id)}
            <small>{byId.get(id) === undefined ? '' : ` ${byId.get(id)?.shelterTimeS} ${words.seconds}`}</small>
            <button
              type="button"
              aria-label={`× ${nameOf(byId.get(id), id)}`}
              onClick={() => onChange(chosen.filter((other) => other !== id))}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      <input
        type="search"
        placeholder={words.search}
        aria-label={words.search}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <ul class="matches">
        {matches.map((zone) => (
          <li key={zone.id}>
            <button type="button" onClick={() => add([zone.id])}>
              {nameOf(zone, zone.id)}
            </button>
          </li>
        ))}
      </ul>
      <button type="button" class="near" onClick={locate}>
        {words.nearMe}
      </button>
      <p class="note">{words.nearMeNote}</p>
    </section>
  );
}
