import { useEffect, useRef } from 'preact/hooks';
import { type InForce, shelterByMs } from './alarm-state.ts';
import { isEndless, toneOf } from './sound.ts';
import type { Sounding } from './use-sounding.ts';
import { type PageLanguage, shortSeconds, WORDS } from './words.ts';

interface AlarmProps {
  readonly inForce: InForce;
  /** Names of the reader's own zones that this holds for. */
  readonly places: readonly string[];
  readonly language: PageLanguage;
  readonly nowMs: number;
  readonly isStale: boolean;
  readonly sounding: Sounding;
}

/** The alarm: what, where, how long, what to do. Nothing else is on the screen. */
export function AlarmScreen({ inForce, places, language, nowMs, isStale, sounding }: AlarmProps) {
  const { alert, seal } = inForce;
  const words = WORDS[language];
  const text = alert.texts[language];
  const isSounding = sounding.isOn && !sounding.isSilenced;
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus({ preventScroll: true }), []);
  return (
    <div class={`alarm ${alert.phase} ${alert.status}`} role="alert" aria-atomic="false">
      {alert.status !== 'Actual' && <div class="lane-banner">{alert.status === 'Exercise' ? words.exercise : words.test}</div>}
      <div class="message">
        {(places.length > 1 || alert.zones.length > 1) && <p class="places">{places.join(' · ')}</p>}
        <h1>{text.headline}</h1>
        {alert.phase === 'shelter' && <Countdown inForce={inForce} language={language} nowMs={nowMs} />}
        <p class="instruction">{text.instruction}</p>
        <p class="description">{text.description}</p>
        {seal !== 'sealed' && <p class="unsealed">{words.unsealed}</p>}
        {isStale && <p class="unsealed">{words.stale}</p>}
        {(!sounding.isOn || isEndless(toneOf(alert))) && (
          <button ref={button} type="button" class={isSounding ? '' : 'sound-on'} onClick={isSounding ? sounding.silence : sounding.turnOn}>
            {isSounding ? words.silence : words.soundOn}
          </button>
        )}
      </div>
    </div>
  );
}

/** To shelter first, to impact below it. Hidden from screen readers, which would speak over the instruction every second. */
function Countdown({ inForce, language, nowMs }: Pick<AlarmProps, 'inForce' | 'language' | 'nowMs'>) {
  const words = WORDS[language];
  const { impactAt } = inForce.alert;
  // Never more than the zone has: the tick that draws this may be older than the alert.
  const shelterLeftS = Math.min(inForce.alert.shelterTimeS, Math.ceil((shelterByMs(inForce) - nowMs) / 1000));
  const impactLeftS = impactAt === undefined ? 0 : Math.ceil((Date.parse(impactAt) - nowMs) / 1000);
  return (
    <div class="count" aria-hidden="true">
      <div class="figure">{shelterLeftS > 0 ? shelterLeftS : words.now}</div>
      {shelterLeftS > 0 && <div class="unit">{words.toShelter}</div>}
      {impactLeftS > 0 && (
        <div class="impact">
          {shortSeconds(language, impactLeftS)} {words.toImpact}
        </div>
      )}
    </div>
  );
}
