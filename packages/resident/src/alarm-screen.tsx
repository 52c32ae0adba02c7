import type { SignedAlert } from '@tocsin/core/message/public-alert';
import type { PageZone } from './near-me.ts';
import type { SealState } from './verify.ts';
import { type PageLanguage, WORDS } from './words.ts';

interface AlarmProps {
  readonly alert: SignedAlert;
  readonly seal: SealState | undefined;
  readonly language: PageLanguage;
  readonly nowMs: number;
  readonly zones: readonly PageZone[];
  readonly onSilence: () => void;
}

/** The alarm: what, how long, what to do. Nothing else is on the screen. */
export function AlarmScreen({ alert, seal, language, nowMs, onSilence }: AlarmProps) {
  const words = WORDS[language];
  const text = alert.texts[language];
  const shelterLeftS = Math.ceil((Date.parse(alert.sent) + alert.shelterTimeS * 1000 - nowMs) / 1000);
  const impactLeftS = alert.impactAt === undefined ? undefined : Math.ceil((Date.parse(alert.impactAt) - nowMs) / 1000);
  return (
    <div class={`alarm ${alert.phase} ${alert.status}`} role="alert" aria-live="assertive">
      {alert.status !== 'Actual' && <div class="lane-banner">{alert.status === 'Exercise' ? words.exercise : words.test}</div>}
      <h1>{text.headline}</h1>
      {alert.phase === 'shelter' && (
        <div class="count">
          <div class="figure">{shelterLeftS > 0 ? shelterLeftS : words.now}</div>
          <div class="unit">{shelterLeftS > 0 ? `${words.seconds} ${words.toShelter}` : ''}</div>
          {impactLeftS !== undefined && impactLeftS > 0 && (
            <div class="impact">
              {impactLeftS} {words.seconds} {words.toImpact}
            </div>
          )}
        </div>
      )}
      <p class="instruction">{text.instruction}</p>
      <p class="description">{text.description}</p>
      {seal === 'broken' && <p class="unsealed">{words.unsealed}</p>}
      <button type="button" onClick={onSilence}>
        {words.silence}
      </button>
    </div>
  );
}
