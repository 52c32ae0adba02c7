import { useEffect, useRef, useState } from 'preact/hooks';
import { type InForce, shelterByMs } from '../alarm-state.ts';
import { type Pace, WHEREABOUTS, type Whereabouts } from '../languages/words.ts';
import type { Settings } from '../settings.ts';
import type { Refuge } from '../shelter/use-refuge.ts';
import { isEndless } from '../sound.ts';
import type { Line } from '../use-alarm.ts';
import type { Sounding } from '../use-sounding.ts';
import { type PageLanguage, shortSeconds, WORDS } from '../words.ts';
import { paceOf, stepsFor } from './guidance.ts';
import { Icon, iconOf } from './icons.tsx';
import { NearShelters } from './near-shelters.tsx';
import { PauseControl } from './pause-control.tsx';
import { SafeButton } from './safe-button.tsx';

interface AlarmProps {
  readonly inForce: InForce;
  /** Names of the reader's own zones that this holds for. */
  readonly places: readonly string[];
  readonly language: PageLanguage;
  readonly line: Line;
  readonly sounding: Sounding;
  readonly settings: Settings;
  readonly refuge: Refuge;
}

/** The alarm: what, where, how long, what to do; below, within the thumb's reach, what to press. Nothing else is on the screen. */
export function AlarmScreen(props: AlarmProps) {
  const { inForce, places, language, line, settings, refuge } = props;
  const { alert, seal } = inForce;
  const words = WORDS[language];
  const text = alert.texts[language];
  const [showsShelters, setShowsShelters] = useState(false);
  const pace = paceOf(shelterLeft(inForce, line.nowMs), alert.shelterTimeS);
  // A test asks nothing of anybody.
  const isTest = alert.status === 'Test';
  return (
    <div class={`alarm ${alert.phase} ${alert.status}`} role="alert" aria-atomic="false">
      {settings.flash && <div class="flash" aria-hidden="true" />}
      {alert.status !== 'Actual' && <div class="lane-banner">{alert.status === 'Exercise' ? words.exercise : words.test}</div>}
      <div class="message">
        <p class="band">
          <Icon name={iconOf(alert)} /> {isTest ? words.test : words.phases[alert.phase]}
        </p>
        {places.some((place) => !text.headline.includes(place)) && <p class="places">{places.join(' · ')}</p>}
        <h1>{text.headline}</h1>
        {alert.phase === 'shelter' && !isTest && pace !== 'over' && <Countdown inForce={inForce} language={language} line={line} />}
        {alert.phase === 'shelter' && !isTest && <p class={`pace ${pace}`}>{words.pace[pace]}</p>}
        {showsShelters && <NearShelters refuge={refuge} language={language} atMost={3} />}
        {!isTest && <Guidance inForce={inForce} language={language} pace={pace} />}
        {/* It says to go: once nobody should, it must not stand beside "stay where you are". */}
        {(pace !== 'over' || alert.phase !== 'shelter' || isTest) && <p class="instruction">{text.instruction}</p>}
        <p class="description">{text.description}</p>
        {seal !== 'sealed' && <p class="unsealed">{words.unsealed}</p>}
        {line.isStale && <p class="unsealed">{words.stale}</p>}
      </div>
      {!isTest && <Actions {...props} areSheltersOpen={showsShelters} onShelters={() => setShowsShelters(!showsShelters)} />}
    </div>
  );
}

interface ActionsProps extends AlarmProps {
  readonly areSheltersOpen: boolean;
  readonly onShelters: () => void;
}

function Actions({ inForce, language, line, sounding, refuge, areSheltersOpen, onShelters }: ActionsProps) {
  const words = WORDS[language];
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus({ preventScroll: true }), []);
  const isSounding = sounding.isOn && !sounding.isSilenced;
  return (
    <div class="actions">
      {!line.isMuted(inForce.alert) && (!sounding.isOn || isEndless(inForce.alert)) && (
        <button
          ref={button}
          type="button"
          class={isSounding ? 'main' : 'main sound-on'}
          onClick={isSounding ? sounding.silence : sounding.turnOn}
        >
          <Icon name="bell" />
          {isSounding ? words.silence : words.soundOn}
        </button>
      )}
      <SafeButton language={language} nowMs={line.nowMs} onSafe={sounding.silence} />
      {refuge.shelters.length > 0 && (
        <button type="button" aria-expanded={areSheltersOpen} onClick={onShelters}>
          <Icon name="door" />
          {words.tabShelters}
        </button>
      )}
      <PauseControl line={line} language={language} />
    </div>
  );
}

interface GuidanceProps {
  readonly inForce: InForce;
  readonly language: PageLanguage;
  readonly pace: Pace;
}

/** What to do here, for this threat. */
function Guidance({ inForce, language, pace }: GuidanceProps) {
  const [where, setWhere] = useState<Whereabouts>('building');
  const words = WORDS[language];
  return (
    <section class="guidance" aria-label={words.whereLabel}>
      <div class="where">
        {WHEREABOUTS.map((each) => (
          <button key={each} type="button" aria-pressed={each === where} onClick={() => setWhere(each)}>
            {words.where[each]}
          </button>
        ))}
      </div>
      <ol>
        {stepsFor(inForce.alert, where, pace).map((step) => (
          <li key={step}>{words.steps[step]}</li>
        ))}
      </ol>
    </section>
  );
}

interface CountdownProps {
  readonly inForce: InForce;
  readonly language: PageLanguage;
  readonly line: Line;
}

/** To shelter first, to impact below it. Hidden from screen readers, which would speak over the instruction every second. */
function Countdown({ inForce, language, line: { nowMs } }: CountdownProps) {
  const words = WORDS[language];
  const { impactAt } = inForce.alert;
  const leftS = shelterLeft(inForce, nowMs);
  const impactLeftS = impactAt === undefined ? 0 : Math.ceil((Date.parse(impactAt) - nowMs) / 1000);
  return (
    <div class="count" aria-hidden="true">
      <div class="figure">{leftS > 0 ? leftS : words.now}</div>
      {leftS > 0 && <div class="unit">{words.toShelter}</div>}
      {impactLeftS > 0 && (
        <div class="impact">
          {shortSeconds(language, impactLeftS)} {words.toImpact}
        </div>
      )}
    </div>
  );
}

/** Never more than the zone has: the tick that draws this may be older than the alert. */
function shelterLeft(inForce: InForce, nowMs: number): number {
  return Math.min(inForce.alert.shelterTimeS, Math.ceil((shelterByMs(inForce) - nowMs) / 1000));
}
