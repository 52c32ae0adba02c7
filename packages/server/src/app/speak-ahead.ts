import { speechOf } from '@tocsin/core/voice/speech-of';
import type { Language, Region } from '@tocsin/core/zone/zone';
import type { Channel } from '../ports/channel.ts';
import type { Voice } from '../ports/voice.ts';

/** What is said needs the zones' names. */
export interface SpeechPlan {
  readonly voice: Voice;
  readonly languages: readonly Language[];
  readonly region: () => { readonly region: Region; readonly byId: ReadonlyMap<string, number> };
}

/** The voice as a channel: has each alert rendered in the background, so that it is there when somebody asks. What only goes on is not said again. */
export function speechChannel({ voice, languages, region }: SpeechPlan): Channel {
  return {
    id: 'voice',
    present(alerts) {
      for (const alert of alerts) this.tell(alert);
    },
    tell(alert) {
      if (alert.quiet === true) return;
      const { region: zones, byId } = region();
      voice.prepare(languages.map((language) => ({ language, text: speechOf(alert, { region: zones, byId, language }) })));
    },
    health() {
      const { state, reason, pending } = voice.health();
      return { id: 'voice', kind: 'voice', state, ...(reason === undefined ? {} : { reason }), ends: languages.length, pending };
    },
    close: () => voice.close(),
  };
}
