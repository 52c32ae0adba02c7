import type { ComponentChildren } from 'preact';
import type { Settings } from '../settings.ts';
import { TEXT_SIZES } from '../settings.ts';
import { SOUND_CLASSES, SOUND_PICKS, type SoundClass, type SoundPick } from '../sound.ts';
import type { Sounding } from '../use-sounding.ts';
import { type PageLanguage, WORDS } from '../words.ts';
import { LanguageChoice } from './language-choice.tsx';

interface SettingsProps {
  readonly settings: Settings;
  readonly onChange: (change: Partial<Settings>) => void;
  readonly sounding: Sounding;
  readonly language: PageLanguage;
  readonly onLanguage: (language: PageLanguage) => void;
}

/** How this device alarms: ear, hand, eye. */
export function SettingsScreen({ settings, onChange, sounding, language, onLanguage }: SettingsProps) {
  const words = WORDS[language];
  return (
    <main class="calm">
      <h1>{words.tabSettings}</h1>
      <section class="card">
        <h2>{words.sounds}</h2>
        {SOUND_CLASSES.map((each) => (
          <SoundRow key={each} {...{ soundClass: each, settings, onChange, sounding, language }} />
        ))}
      </section>
      <section class="card">
        <Switch label={words.vibration} isOn={settings.vibration} onChange={(vibration) => onChange({ vibration })} />
        <Switch label={words.flash} note={words.flashNote} isOn={settings.flash} onChange={(flash) => onChange({ flash })} />
        <Switch
          label={words.exercises}
          note={words.exercisesNote}
          isOn={settings.exercises}
          onChange={(exercises) => onChange({ exercises })}
        />
      </section>
      <section class="card">
        <Row label={words.language}>
          <LanguageChoice language={language} onLanguage={onLanguage} />
        </Row>
        <Row label={words.textSize}>
          <select
            aria-label={words.textSize}
            value={settings.textSize}
            onChange={(event) => onChange({ textSize: TEXT_SIZES.find((size) => String(size) === event.currentTarget.value) ?? 100 })}
          >
            {TEXT_SIZES.map((size) => (
              <option key={size} value={size}>
                {size} %
              </option>
            ))}
          </select>
        </Row>
      </section>
      <section class="card">
        <h2>{words.bedside}</h2>
        <p class="note">{words.bedsideNote}</p>
        <button
          type="button"
          class="near"
          onClick={() => {
            if (!sounding.isOn) sounding.turnOn();
            location.hash = 'bedside';
          }}
        >
          {words.bedside}
        </button>
      </section>
    </main>
  );
}

interface SoundRowProps extends Omit<SettingsProps, 'onLanguage'> {
  readonly soundClass: SoundClass;
}

function SoundRow({ soundClass, settings, onChange, sounding, language }: SoundRowProps) {
  const words = WORDS[language];
  const label = soundClass === 'exercise' ? words.exercise : words.phases[soundClass];
  const pick = settings.sounds[soundClass];
  const change = (value: string) => {
    const picked: SoundPick = SOUND_PICKS.find((each) => each === value) ?? '1';
    onChange({ sounds: { ...settings.sounds, [soundClass]: picked } });
    sounding.sample(soundClass, picked);
  };
  return (
    <Row label={label}>
      <select aria-label={`${words.sound}: ${label}`} value={pick} onChange={(event) => change(event.currentTarget.value)}>
        {SOUND_PICKS.map((each) => (
          <option key={each} value={each}>
            {each === 'none' ? words.soundNone : `${words.sound} ${each}`}
          </option>
        ))}
      </select>
      <button type="button" class="small" aria-label={`${words.play}: ${label}`} onClick={() => sounding.sample(soundClass, pick)}>
        ▶
      </button>
    </Row>
  );
}

function Row({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    <div class="row">
      <span>{label}</span>
      <span class="choice">{children}</span>
    </div>
  );
}

interface SwitchProps {
  readonly label: string;
  readonly note?: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

/** A thing that is on or off. */
export function Switch({ label, note, isOn, onChange }: SwitchProps) {
  return (
    <label class="row">
      <span>
        {label}
        {note !== undefined && <small class="below">{note}</small>}
      </span>
      <input type="checkbox" class="switch" checked={isOn} onChange={(event) => onChange(event.currentTarget.checked)} />
    </label>
  );
}
