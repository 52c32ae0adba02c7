import { useEffect, useRef } from 'preact/hooks';
import type { Ending } from '../alarm-state.ts';
import type { Line } from '../use-alarm.ts';
import { type PageLanguage, WORDS } from '../words.ts';
import { Icon } from './icons.tsx';
import { SafeButton } from './safe-button.tsx';

interface EndingProps {
  readonly ending: Ending;
  readonly language: PageLanguage;
  readonly line: Line;
}

/** The end of an alert: a screen of its own, and another one where nobody has said that it is over. */
export function EndingScreen({ ending, language, line }: EndingProps) {
  const words = WORDS[language];
  const { alert, how } = ending;
  const text = alert.texts[language];
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <main class={`released ${alert.status} ${how}`}>
      {alert.status !== 'Actual' && <div class="lane-banner">{alert.status === 'Exercise' ? words.exercise : words.test}</div>}
      <div class="message">
        <Icon name={how === 'told' ? 'allClear' : 'prepare'} />
        <div role="status">
          <h1 ref={heading} tabIndex={-1}>
            {how === 'told' ? words.over : words.lapsed}
          </h1>
          <p>{how === 'told' ? text.description : words.lapsedNote}</p>
          {how === 'told' && <p class="instruction">{text.instruction}</p>}
        </div>
        {line.isStale && <p class="unsealed">{words.stale}</p>}
      </div>
      <div class="actions">
        {alert.status === 'Actual' && <SafeButton language={language} nowMs={line.nowMs} onSafe={() => {}} />}
        <button type="button" class="main" onClick={line.closeEnding}>
          {words.close}
        </button>
      </div>
    </main>
  );
}
