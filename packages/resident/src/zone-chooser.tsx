import { useState } from 'preact/hooks';
import { matchZones } from './match-zones.ts';
import { type PageZone, zonesNear } from './near-me.ts';
import { type PageLanguage, shortSeconds, WORDS } from './words.ts';
import { nameOf } from './zones.ts';

interface ChooserProps {
  readonly zones: ReadonlyMap<string, PageZone>;
  readonly chosen: readonly string[];
  readonly language: PageLanguage;
  readonly onChange: (chosen: readonly string[]) => void;
}

const MATCHES_MAX = 8;

/** Choosing zones: by name in any language, or by where the device is. */
export function ZoneChooser({ zones, chosen, language, onChange }: ChooserProps) {
  const [text, setText] = useState('');
  const [trouble, setTrouble] = useState<'noZoneNear' | 'noPlace' | undefined>(undefined);
  const words = WORDS[language];
  const matches = matchZones([...zones.values()], text, MATCHES_MAX);
  const add = (ids: readonly string[]) => {
    onChange([...new Set([...chosen, ...ids])]);
    setText('');
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
    <section class="chooser">
      <h2>{words.choose}</h2>
      <ChosenZones zones={zones} chosen={chosen} language={language} onChange={onChange} />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (matches[0] !== undefined) add([matches[0].id]);
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
              <button type="button" onClick={() => add([zone.id])}>
                {nameOf(zone, language)} <small>{shortSeconds(language, zone.shelterTimeS)}</small>
              </button>
            </li>
          ))}
          {matches.length === 0 && zones.size > 0 && <li class="note">{words.noMatch}</li>}
        </ul>
      )}
      <button type="button" class="near" onClick={locate}>
        {words.nearMe}
      </button>
      {trouble !== undefined && (
        <p class="trouble" role="status">
          {words[trouble]}
        </p>
      )}
      <p class="note">{words.nearMeNote}</p>
    </section>
  );
}

function ChosenZones({ zones, chosen, language, onChange }: ChooserProps) {
  const words = WORDS[language];
  return (
    <ul class="chosen">
      {chosen.map((id) => {
        const zone = zones.get(id);
        const isUnknown = zone === undefined && zones.size > 0;
        const name = zone === undefined ? id : nameOf(zone, language);
        return (
          <li key={id} class={isUnknown ? 'unknown' : ''}>
            <bdi>{name}</bdi>
            <small>{zone === undefined ? isUnknown && words.unknownZone : shortSeconds(language, zone.shelterTimeS)}</small>
            <button type="button" aria-label={`${words.remove}: ${name}`} onClick={() => onChange(chosen.filter((other) => other !== id))}>
              ×
            </button>
          </li>
        );
      })}
    </ul>
  );
}
