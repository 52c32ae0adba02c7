import type { Line } from '../use-alarm.ts';
import type { Sounding } from '../use-sounding.ts';
import { clockTime, type PageLanguage, WORDS } from '../words.ts';
import { Icon } from './icons.tsx';
import { coverOf } from './status-card.tsx';

interface BedsideProps {
  readonly line: Line;
  readonly sounding: Sounding;
  readonly isListening: boolean;
  readonly language: PageLanguage;
}

/** The night: almost black, the screen kept on, the connection kept up. Whatever is wrong stays readable. */
export function BedsideScreen({ line, sounding, isListening, language }: BedsideProps) {
  const words = WORDS[language];
  const cover = coverOf({ line, sounding, isListening, language });
  return (
    <main class={`bedside ${cover.state}`}>
      <h1>{clockTime(language, Date.now(), Date.now())}</h1>
      <p role={cover.state === 'stale' ? 'alert' : 'status'}>
        <Icon name={cover.isCovered ? 'calm' : 'stale'} /> {cover.said}
      </p>
      {!sounding.isOn && (
        <button type="button" onClick={sounding.turnOn}>
          {words.turnOn}
        </button>
      )}
      <a class="button" href="#now">
        {words.bedsideLeave}
      </a>
    </main>
  );
}
