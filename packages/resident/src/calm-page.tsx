import type { Ending } from './alarm-state.ts';
import type { PageZone } from './near-me.ts';
import type { Line } from './use-alarm.ts';
import type { Sounding } from './use-sounding.ts';
import { PAGE_LANGUAGES, type PageLanguage, secondsAgo, WORDS } from './words.ts';
import { ZoneChooser } from './zone-chooser.tsx';

interface CalmProps {
  readonly line: Line;
  readonly sounding: Sounding;
  readonly language: PageLanguage;
  readonly zones: ReadonlyMap<string, PageZone>;
  readonly chosen: readonly string[];
  /** The chosen zones that this map has. */
  readonly heeded: readonly string[];
  readonly onLanguage: (language: PageLanguage) => void;
  readonly onChosen: (chosen: readonly string[]) => void;
}

/** The page while nothing is in force. */
export function CalmPage({ line, sounding, language, zones, chosen, heeded, onLanguage, onChosen }: CalmProps) {
  const words = WORDS[language];
  const { ending } = line.alarm;
  return (
    <main class="calm">
      <header>
        <h1>Tocsin</h1>
        <select
          aria-label={words.language}
          value={language}
          onChange={(event) => {
            const chosenLanguage = PAGE_LANGUAGES.find((each) => each === event.currentTarget.value);
            if (chosenLanguage !== undefined) onLanguage(chosenLanguage);
          }}
        >
          {PAGE_LANGUAGES.map((each) => (
            <option key={each} value={each}>
              {WORDS[each].name}
            </option>
          ))}
        </select>
      </header>
      {ending !== undefined && <EndingCard ending={ending} language={language} onClose={line.closeEnding} />}
      {line.isKeyChanged && (
        <section class="key-changed" role="alert">
          <p>{words.keyChanged}</p>
          <button type="button" onClick={line.trustNewKey}>
            {words.trustKey}
          </button>
        </section>
      )}
      <StatusCard line={line} isListening={heeded.length > 0} language={language} />
      {heeded.length > 0 && <SoundCard sounding={sounding} language={language} />}
      <ZoneChooser zones={zones} chosen={chosen} language={language} onChange={onChosen} />
    </main>
  );
}

interface StatusProps {
  readonly line: Line;
  readonly isListening: boolean;
  readonly language: PageLanguage;
}

/** Whether this page can warn at all comes before whether there is anything to warn of: silence is suspicious. */
function StatusCard({ line, isListening, language }: StatusProps) {
  const words = WORDS[language];
  const state = !isListening ? 'idle' : line.isStale ? 'stale' : line.silentMs === undefined ? 'idle' : 'fine';
  const said = !isListening ? words.chooseFirst : line.isStale ? words.stale : line.silentMs === undefined ? words.connecting : words.calm;
  return (
    <section class={`status ${state}`}>
      <span class="dot" />
      <div>
        <p role={state === 'stale' ? 'alert' : 'status'}>{said}</p>
        {isListening && line.silentMs !== undefined && (
          <small>
            {words.lastHeard} <bdi>{secondsAgo(language, Math.round(line.silentMs / 1000))}</bdi>
          </small>
        )}
      </div>
    </section>
  );
}

function SoundCard({ sounding, language }: { readonly sounding: Sounding; readonly language: PageLanguage }) {
  const words = WORDS[language];
  if (!sounding.isOn) {
    return (
      <section class="sound">
        <button type="button" class="turn-on" onClick={sounding.turnOn}>
          {words.turnOn}
        </button>
        <p class="note">{words.turnOnNote}</p>
      </section>
    );
  }
  return (
    <section class="sound is-on">
      <p class="is-on" role="status">
        {sounding.hasFailed ? words.noSound : words.on}
      </p>
      <p class="note">{words.onNote}</p>
      <button type="button" class="near" onClick={sounding.turnOn}>
        {words.testSound}
      </button>
    </section>
  );
}

interface EndingProps {
  readonly ending: Ending;
  readonly language: PageLanguage;
  readonly onClose: () => void;
}

function EndingCard({ ending, language, onClose }: EndingProps) {
  const words = WORDS[language];
  const { alert, how } = ending;
  const text = alert.texts[language];
  return (
    <section class={`released ${alert.status} ${how}`} role="status">
      {alert.status !== 'Actual' && <div class="lane-banner">{alert.status === 'Exercise' ? words.exercise : words.test}</div>}
      <h2>{how === 'told' ? words.over : words.lapsed}</h2>
      <p>{how === 'told' ? text.description : words.lapsedNote}</p>
      {how === 'told' && <p>{text.instruction}</p>}
      <button type="button" onClick={onClose}>
        {words.close}
      </button>
    </section>
  );
}
