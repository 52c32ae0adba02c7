import { useState } from 'preact/hooks';
import { matchZones } from '../match-zones.ts';
import { type PageZone, zonesNear } from '../near-me.ts';
import type { Settings } from '../settings.ts';
import type { Refuge } from '../shelter/use-refuge.ts';
import { type PageLanguage, shortSeconds, WORDS } from '../words.ts';
import { nameOf } from '../zones.ts';
import { Icon } from './icons.tsx';
import { Switch } from './settings-screen.tsx';

interface ChooserProps {
  readonly zones: ReadonlyMap<string, PageZone>;
  readonly chosen: readonly string[];
  readonly language: PageLanguage;
  readonly settings: Settings;
  readonly refuge: Refuge;
  readonly onChosen: (chosen: readonly string[]) => void;
  readonly onSettings: (change: Partial<Settings>) => void;
}

const MATCHES_MAX = 8;

/** Choosing zones: by name in any language, by where the device is, once or all along. */
export function ZoneChooser(props: ChooserProps) {
  const { zones, chosen, language, settings, refuge, onChosen, onSettings } = props;
  const [trouble, setTrouble] = useState<'noZoneNear' | 'noPlace' | undefined>(undefined);
  const words = WORDS[language];
  const add = (ids: readonly string[]) => {
    onChosen([...new Set([...chosen, ...ids])]);
    setTrouble(undefined);
  };
  const locate = () =>
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const near = zonesNear([...zones.values()], [coords.longitude, coords.latitude]);
        if (near.length > 0) add(near.map(({ id }) => id));
        else setTrouble('noZoneNear');
      },
      () => setTrouble('noPlace'),
    );
  return (
    <section class="card chooser" aria-label={words.choose}>
      <h2>{words.choose}</h2>
      <ChosenZones {...props} />
      <ZoneSearch zones={zones} language={language} onAdd={add} />
      <button type="button" class="near" onClick={locate}>
        <Icon name="pin" />
        {words.nearMe}
      </button>
      {trouble !== undefined && (
        <p class="trouble" role="status">
          {words[trouble]}
        </p>
      )}
      <p class="note">{words.nearMeNote}</p>
      <Switch label={words.follow} note={words.followNote} isOn={settings.follow} onChange={(follow) => onSettings({ follow })} />
      {settings.follow && refuge.own.isRefused && (
        <p class="trouble" role="status">
          {words.noPlace}
        </p>
      )}
    </section>
  );
}

interface SearchProps {
  readonly zones: ReadonlyMap<string, PageZone>;
  readonly language: PageLanguage;
  readonly onAdd: (ids: readonly string[]) => void;
}

function ZoneSearch({ zones, language, onAdd }: SearchProps) {
  const [text, setText] = useState('');
  const words = WORDS[language];
  const matches = matchZones([...zones.values()], text, MATCHES_MAX);
  const add = (id: string) => {
    onAdd([id]);
    setText('');
  };
  return (
    <>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (matches[0] !== undefined) add(matches[0].id);
        }}
      >
        <input
          type="search"
          placeholder={words.search}
          aria-label={words.search}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </form>
      {text.trim() !== '' && (
        <ul class="matches">
          {matches.map((zone) => (
            <li key={zone.id}>
              <button type="button" onClick={() => add(zone.id)}>
                {nameOf(zone, language)} <small>{shortSeconds(language, zone.shelterTimeS)}</small>
              </button>
            </li>
          ))}
          {matches.length === 0 && zones.size > 0 && <li class="note">{words.noMatch}</li>}
        </ul>
      )}
    </>
  );
}

function ChosenZones({ zones, chosen, language, settings, refuge, onChosen, onSettings }: ChooserProps) {
  const words = WORDS[language];
  const visiting = settings.follow ? refuge.hereZones.filter((id) => !chosen.includes(id)) : [];
  const shown = (id: string) => {
    const zone = zones.get(id);
    return zone === undefined ? id : nameOf(zone, language);
  };
  const short = (id: string) => {
    const zone = zones.get(id);
    if (zone !== undefined) return shortSeconds(language, zone.shelterTimeS);
    return zones.size > 0 ? words.unknownZone : '';
  };
  return (
    <ul class="chosen">
      {chosen.map((id) => {
        const isHome = homeOf(settings, chosen) === id;
        return (
          <li key={id} class={zones.size > 0 && !zones.has(id) ? 'unknown' : ''}>
            <button
              type="button"
              class="house"
              aria-pressed={isHome}
              aria-label={`${isHome ? words.home : words.makeHome}: ${shown(id)}`}
              onClick={() => onSettings({ home: id })}
            >
              <Icon name="home" />
            </button>
            <span class="zone-name">
              <bdi>{shown(id)}</bdi>
              <small>{isHome ? `${words.home} · ${short(id)}` : short(id)}</small>
            </span>
            <button
              type="button"
              aria-label={`${words.remove}: ${shown(id)}`}
              onClick={() => onChosen(chosen.filter((other) => other !== id))}
            >
              ×
            </button>
          </li>
        );
      })}
      {visiting.map((id) => (
        <li key={id}>
          <span class="house">
            <Icon name="pin" />
          </span>
          <span class="zone-name">
            <bdi>{shown(id)}</bdi>
            <small>
              {words.here} · {short(id)}
            </small>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The zone that is home: the one marked, else the first chosen. */
export function homeOf({ home }: Settings, chosen: readonly string[]): string | undefined {
  return home !== undefined && chosen.includes(home) ? home : chosen[0];
}
