import { useState } from 'preact/hooks';
import { PAUSE_MINUTES, pauseFor, resume } from '../store/pause.ts';
import type { Line } from '../use-alarm.ts';
import { minutesLeft, type PageLanguage, shortMinutes, WORDS } from '../words.ts';
import { Icon } from './icons.tsx';

interface PauseProps {
  readonly line: Pick<Line, 'isPaused' | 'pausedUntilMs'>;
  readonly language: PageLanguage;
}

/** Silence for some minutes, for whoever is in shelter already: says how long still, ends by itself or by a press. */
export function PauseControl({ line, language }: PauseProps) {
  const [isOpen, setOpen] = useState(false);
  const words = WORDS[language];
  if (line.isPaused) return <PauseLeft line={line} language={language} />;
  return (
    <>
      <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <Icon name="clock" />
        {words.pause}
      </button>
      {isOpen && (
        <div class="sheet">
          <p class="note">
            <strong>{words.pauseFor}</strong> {words.pauseNote}
          </p>
          {PAUSE_MINUTES.map((minutes) => (
            <button
              key={minutes}
              type="button"
              onClick={() => {
                setOpen(false);
                void pauseFor(minutes);
              }}
            >
              {shortMinutes(language, minutes)}
            </button>
          ))}
        </div>
      )}
    </>
  );
}

/** What is left of the pause in force. */
function PauseLeft({ line, language }: PauseProps) {
  const words = WORDS[language];
  return (
    <div class="pause-left">
      <span>
        {words.paused} <bdi aria-hidden="true">{minutesLeft((line.pausedUntilMs ?? Date.now()) - Date.now())}</bdi>
      </span>
      <button type="button" onClick={() => void resume()}>
        {words.resume}
      </button>
    </div>
  );
}
