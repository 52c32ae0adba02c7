import type { SignedAlert } from '@tocsin/core/message/public-alert';
import type { Language } from '@tocsin/core/zone/zone';

/** What a bot may use of HTML: core.telegram.org/bots/api, "HTML style". */
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** A mark before the headline that can be told apart without colour and at a glance. Exercises have another. */
const MARK = { prepare: '⚠️', shelter: '🚨', allClear: '✅' } as const;
const NOT_REAL_MARK = '🧪';
/** Longest message after its marks are read, characters; with five languages about 2,700 are needed. */
const CHARACTERS_MAX = 4_096;

/** Takes the meaning from what HTML would read as marks. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => ESCAPES[mark] ?? mark);
}

/** An alert's message, in each of the languages in turn: the alert's own texts. Languages that do not fit any more are left out. */
export function telegramText(alert: SignedAlert, languages: readonly Language[]): string {
  const blocks: string[] = [];
  let characters = 0;
  for (const language of languages) {
    const { headline, description, instruction } = alert.texts[language];
    characters += headline.length + description.length + instruction.length + 10;
    if (blocks.length > 0 && characters > CHARACTERS_MAX) break;
    blocks.push(`${markOf(alert)} <b>${escapeHtml(headline)}</b>\n${escapeHtml(description)}\n<b>${escapeHtml(instruction)}</b>`);
  }
  return blocks.join('\n\n');
}

/** What replaces a warning that is over: its headlines struck out, so that whoever scrolls up does not take it for a new one. */
export function endedText(headlines: readonly string[]): string {
  return headlines.map((headline) => `✅ <s>${escapeHtml(headline)}</s>`).join('\n');
}

function markOf({ status, phase }: SignedAlert): string {
  return status === 'Actual' ? MARK[phase] : NOT_REAL_MARK;
}
