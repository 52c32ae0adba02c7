import type { Push } from '../use-push.ts';
import { type PageLanguage, WORDS } from '../words.ts';

/** What happens once the page is closed, and how to change it. */
export function PushCard({ push, language }: { readonly push: Push; readonly language: PageLanguage }) {
  const words = WORDS[language];
  const { state } = push;
  if (state === undefined) return null;
  const said = {
    on: words.closedOn,
    off: words.closedOff,
    denied: words.pushDenied,
    unsupported: words.pushUnsupported,
    'blocked-by-server': words.pushBlocked,
  }[state];
  return (
    <section class={`card push ${state}`}>
      <h2>{words.closedTitle}</h2>
      <p role="status">{said}</p>
      {(state === 'on' || state === 'off') && (
        <button type="button" class="near" disabled={push.isBusy} onClick={push.toggle}>
          {state === 'on' ? words.turnPushOff : words.turnPushOn}
        </button>
      )}
    </section>
  );
}
