import type { MessageText } from '../message/public-alert.ts';

/** What takes the place of an end that was cut off; in the GSM alphabet. */
const CUT = '...';

/**
 * The longest form of a message that fits. What matters stays to the last: the headline (what is not live says so there, then hazard,
 * what to do and where), then what to do, then the rest; sentences go from the end, and only a headline that does not fit alone is cut,
 * between words where it can be. Several languages are shortened alike.
 *
 * @param texts - the message in each language that is to stand in it, in order
 * @param fits - whether a text can be sent
 * @returns undefined where not even the beginnings of the headlines fit
 */
export function fitBroadcastText(texts: readonly MessageText[], fits: (text: string) => boolean): string | undefined {
  const forms = texts.map(formsOf);
  const steps = Math.max(0, ...forms.map((list) => list.length));
  for (let step = 0; step < steps; step += 1) {
    const text = joined(forms.map((list) => list[Math.min(step, list.length - 1)] ?? ''));
    if (fits(text)) return text;
  }
  return cutHeadlines(texts, fits);
}

/** Fullest first: everything; the description shorter by a sentence each; the instruction likewise; the headline alone. */
function formsOf({ headline, description, instruction }: MessageText): readonly string[] {
  const told = sentences(description);
  const toDo = sentences(instruction);
  const forms: string[] = [];
  for (let kept = told.length; kept >= 0; kept -= 1) forms.push(lines(headline, instruction, told.slice(0, kept).join(' ')));
  for (let kept = toDo.length - 1; kept >= 0; kept -= 1) forms.push(lines(headline, toDo.slice(0, kept).join(' ')));
  return forms;
}

function cutHeadlines(texts: readonly MessageText[], fits: (text: string) => boolean): string | undefined {
  const headlines = texts.map(({ headline }) => [...headline]);
  for (let kept = Math.max(0, ...headlines.map((characters) => characters.length)) - 1; kept > 0; kept -= 1) {
    const text = joined(
      headlines.map((characters) => (characters.length <= kept ? characters.join('') : cutBetweenWords(characters, kept))),
    );
    if (fits(text)) return text;
  }
  return undefined;
}

function cutBetweenWords(characters: readonly string[], kept: number): string {
  const cut = characters.slice(0, kept).join('');
  const space = cut.lastIndexOf(' ');
  // A word of which most would be lost is cut in two instead.
  return `${(space > cut.length / 2 ? cut.slice(0, space) : cut).trimEnd()}${CUT}`;
}

function sentences(text: string): readonly string[] {
  return text.split(/(?<=[.!?])\s+/u).filter((sentence) => sentence !== '');
}

function lines(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n');
}

function joined(texts: readonly string[]): string {
  return texts.join('\n\n');
}
