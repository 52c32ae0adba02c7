import type { Line } from '../use-alarm.ts';
import type { Sounding } from '../use-sounding.ts';
import { type PageLanguage, secondsAgo, WORDS } from '../words.ts';
import { Icon } from './icons.tsx';

interface StatusProps {
  readonly line: Line;
  readonly sounding: Sounding;
  readonly isListening: boolean;
  readonly language: PageLanguage;
}

/** Whether this page would warn, and why not. */
export interface Cover {
  readonly state: 'idle' | 'stale' | 'fine';
  /** Connected, and somebody has turned the alarm on. */
  readonly isCovered: boolean;
  readonly said: string;
}

/** Whether this page can warn at all comes before whether there is anything to warn of: silence is suspicious. */
export function coverOf({ line, sounding, isListening, language }: StatusProps): Cover {
  const words = WORDS[language];
  if (!isListening) return { state: 'idle', isCovered: false, said: words.chooseFirst };
  if (line.isStale) return { state: 'stale', isCovered: false, said: words.stale };
  if (line.silentMs === undefined) return { state: 'idle', isCovered: false, said: words.connecting };
  return { state: 'fine', isCovered: sounding.isOn && !sounding.hasFailed, said: sounding.hasFailed ? words.noSound : words.calm };
}

/** The first thing to see: am I covered? */
export function StatusCard(props: StatusProps) {
  const { line, isListening, language } = props;
  const words = WORDS[language];
  const cover = coverOf(props);
  return (
    <section class={`status ${cover.state} ${cover.isCovered ? 'covered' : ''}`}>
      <Icon name={cover.isCovered ? 'calm' : cover.state === 'stale' ? 'stale' : 'prepare'} />
      <div>
        <div role={cover.state === 'stale' ? 'alert' : 'status'}>
          <h2>{cover.state === 'stale' ? cover.said : cover.isCovered ? words.covered : words.notCovered}</h2>
          <p>{cover.state === 'stale' ? words.staleAdvice : cover.said}</p>
        </div>
        {isListening && line.silentMs !== undefined && (
          <small>
            {words.lastHeard} <bdi>{secondsAgo(language, Math.round(line.silentMs / 1000))}</bdi>
          </small>
        )}
      </div>
    </section>
  );
}
