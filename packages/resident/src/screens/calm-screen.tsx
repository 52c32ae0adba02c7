import type { PageZone } from '../near-me.ts';
import type { Settings } from '../settings.ts';
import type { Refuge } from '../shelter/use-refuge.ts';
import type { Line, Refusal } from '../use-alarm.ts';
import type { Push } from '../use-push.ts';
import type { Sounding } from '../use-sounding.ts';
import { type PageLanguage, WORDS } from '../words.ts';
import { LanguageChoice } from './language-choice.tsx';
import { PauseControl } from './pause-control.tsx';
import { PushCard } from './push-card.tsx';
import { StatusCard } from './status-card.tsx';
import { ZoneChooser } from './zone-chooser.tsx';

/** What the calm screens show and change. */
export interface CalmProps {
  readonly line: Line;
  readonly sounding: Sounding;
  readonly language: PageLanguage;
  readonly zones: ReadonlyMap<string, PageZone>;
  readonly chosen: readonly string[];
  /** The zones that are listened to: those chosen that this map has, and where the device is. */
  readonly heeded: readonly string[];
  readonly settings: Settings;
  readonly refuge: Refuge;
  readonly push: Push;
  readonly onLanguage: (language: PageLanguage) => void;
  readonly onChosen: (chosen: readonly string[]) => void;
  readonly onSettings: (change: Partial<Settings>) => void;
}

/** The page while nothing is in force. */
export function CalmScreen(props: CalmProps) {
  const { line, sounding, language, heeded, push, onLanguage } = props;
  const isListening = heeded.length > 0;
  return (
    <main class="calm">
      <header>
        <h1>Tocsin</h1>
        <LanguageChoice language={language} onLanguage={onLanguage} />
      </header>
      <StatusCard {...{ line, sounding, isListening, language }} />
      {line.refusals.length > 0 && <RefusalCard refusals={line.refusals} language={language} onClose={line.closeRefusals} />}
      {line.isKeyChanged && <KeyCard line={line} language={language} />}
      {isListening && <SoundCard sounding={sounding} language={language} />}
      {isListening && sounding.isOn && (
        <div class="inline-actions">
          <PauseControl line={line} language={language} />
        </div>
      )}
      {isListening && <PushCard push={push} language={language} />}
      <ZoneChooser {...props} />
    </main>
  );
}

function KeyCard({ line, language }: { readonly line: Line; readonly language: PageLanguage }) {
  const words = WORDS[language];
  return (
    <section class="key-changed" role="alert">
      <p>{words.keyChanged}</p>
      <button type="button" onClick={line.trustNewKey}>
        {words.trustKey}
      </button>
    </section>
  );
}

interface RefusalProps {
  readonly refusals: readonly Refusal[];
  readonly language: PageLanguage;
  readonly onClose: () => void;
}

/** Somebody tried, or a message went astray: people should know, and not be frightened. */
function RefusalCard({ refusals, language, onClose }: RefusalProps) {
  const words = WORDS[language];
  const reasons = [...new Set(refusals.map(({ reason }) => reason))];
  return (
    <section class="key-changed refused-card" role="status">
      <h2>{words.refused}</h2>
      {reasons.map((reason) => (
        <p key={reason}>{words.refusals[reason]}</p>
      ))}
      <button type="button" onClick={onClose}>
        {words.close}
      </button>
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
