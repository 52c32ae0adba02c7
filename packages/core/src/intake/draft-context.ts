import type { DraftClaim, Span } from './draft-claim.ts';
import { CONTEXT_RULES } from './frame/context-rules.ts';
import type { Kind } from './kinds.ts';
import { placeOf } from './place/place-of.ts';
import { grounded, type Reading } from './report-reading.ts';
import { NARRATOR, type Voice } from './speaker/voices.ts';

/** What is said in a sentence beside its events: statements, threats, motives. Kept to be found again, never counted. */
export function draftContext(reading: Reading, sentence: number, told: readonly DraftClaim[]): readonly DraftClaim[] {
  const voices = reading.voices[sentence] ?? [];
  const span = reading.report.sentences[sentence];
  if (span === undefined || span.isHeading) return [];
  const stretches: { readonly span: Span; readonly voice: Voice | undefined }[] = stretchesOf(span, voices);
  return stretches.flatMap((stretch) => {
    const isTold = told.some(({ span: [start, end] }) => start < stretch.span.end && end > stretch.span.start);
    const words = reading.report.plain.slice(stretch.span.start, stretch.span.end);
    if (stretch.voice === undefined && isTold) return [];
    const kind =
      CONTEXT_RULES.find(([, pattern]) => pattern.test(words))?.[0] ?? (stretch.voice === undefined || isTold ? undefined : 'statement');
    if (kind === undefined || words.trim().split(/\s+/).length < 4) return [];
    return contextClaim(reading, { sentence, kind, ...stretch });
  });
}

function stretchesOf(sentence: Span, voices: readonly Voice[]): { span: Span; voice: Voice | undefined }[] {
  const last = voices.filter(
    (voice, at) => !voices.some((other, place) => place > at && other.start <= voice.start && other.end >= voice.end),
  );
  if (last.length === 0) return [{ span: sentence, voice: undefined }];
  return last.map((voice, at) => {
    const next = last[at + 1]?.start ?? voice.end;
    return { span: { start: voice.start, end: next > voice.start ? Math.min(voice.end, next) : voice.end }, voice };
  });
}

function contextClaim(
  reading: Reading,
  { sentence, kind, span, voice }: { sentence: number; kind: Kind; span: Span; voice: Voice | undefined },
): DraftClaim[] {
  return grounded(reading.report, span).map(({ quote, span: at }) => ({
    kind,
    quote,
    span: at,
    source: voice?.speaker.as ?? voice?.speaker.name ?? NARRATOR.name,
    via: voice?.via ?? reading.publisher,
    quantity: null,
    place: placeOf(reading, sentence, { ...span, kind }),
    time: reading.timeline.timeOf({ sentence, at: span, kind }),
    status: kind === 'accusation' || kind === 'condemnation' ? 'alleged' : 'asserted',
  }));
}
