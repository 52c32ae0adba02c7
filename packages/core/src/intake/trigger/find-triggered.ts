import type { Span } from '../draft-claim.ts';
import type { Finding } from '../frame/finding.ts';
import type { Quantity } from '../quantity/quantity.ts';
import { clauseRange } from '../reading/clauses.ts';
import { countTriggers } from './count-triggers.ts';
import { LEXICON } from './lexicon.ts';
import { truerKind } from './misreadings.ts';
import { namedKillings } from './named-killings.ts';
import { isBetter, isOneGroup, isOver, isSame } from './same-thing.ts';
import { readShares } from './shares.ts';
import { someOf } from './some-of.ts';
import type { TriggerContext } from './trigger-context.ts';
import { triggeredEvents } from './triggered-events.ts';

/** What triggers add to the findings of the frames, and which of those they tell better. */
export interface Triggered {
  readonly found: readonly Finding[];
  readonly replaced: ReadonlySet<Finding>;
}

/** Events and counts that the frames did not read, by their triggers. */
export function findTriggered(context: TriggerContext): Triggered {
  const { plain, text, sentence, quantities, findings } = context;
  const truer = findings.flatMap((told) => {
    const kind = truerKind(plain, sentence, told);
    const finding = kind === undefined ? someOf(plain, sentence, told) : { ...told, kind };
    return finding === undefined ? [] : [{ told, finding }];
  });
  const isTaken = (quantity: Quantity, by: readonly Finding[]): boolean =>
    by.some(
      (finding) =>
        finding.quantity !== null &&
        finding.quantity.words !== 'it' &&
        finding.start <= quantity.start &&
        finding.end >= quantity.figureEnd &&
        (finding.anchor === quantity.start || finding.quantity.words === plain.slice(quantity.start, quantity.figureEnd)),
    );
  const counts = countTriggers({
    plain,
    sentence,
    quantities: withShares(plain, sentence, quantities),
    toldKind: (quantity) => findings.find(({ anchor }) => anchor === quantity.start)?.kind,
    isTaken: (quantity) => isTaken(quantity, findings),
  }).filter(
    (finding) =>
      !findings.some(
        (other) => other.quantity === null && isOneGroup(other.kind, finding.kind) && other.kind !== finding.kind && isOver(other, finding),
      ),
  );
  const named = namedKillings({ plain, text, sentence }).filter(
    (finding) => ![...findings, ...counts].some((other) => isOneGroup(other.kind, finding.kind) && isOver(other, finding)),
  );
  const found: Finding[] = [...named];
  for (const trigger of LEXICON)
    for (const finding of triggeredEvents({ ...context, findings: [...findings, ...counts, ...named] }, trigger, (quantity) =>
      isTaken(quantity, [...findings, ...counts, ...found]),
    ))
      if (isWorded(context, finding) && ![...findings, ...counts, ...found].some((other) => isSame(context, other, finding)))
        found.push(finding);
  const all = [...counts, ...found.map((finding) => someOf(plain, sentence, finding) ?? finding), ...truer.map(({ finding }) => finding)];
  const replaced = findings.filter(
    (told) => truer.some((one) => one.told === told) || all.some((finding) => isBetter(context, finding, told)),
  );
  return { found: all, replaced: new Set(replaced) };
}

function withShares(plain: string, sentence: Span, quantities: readonly Quantity[]): readonly Quantity[] {
  const shares = readShares(plain, sentence);
  return shares.length === 0
    ? quantities
    : [...quantities.filter((one) => !shares.some((share) => isOver(one, share))), ...shares].sort((one, other) => one.start - other.start);
}

const LENGTH_MIN = 28;
const SENTENCE_MIN = 90;

/** A word alone is a mention, no claim. */
function isWorded({ plain, sentence, clauses }: TriggerContext, finding: Finding): boolean {
  // What the frames do not read as an interception and nobody counts is talk of defences more often than news.
  if (finding.kind === 'interception' && finding.quantity === null) return false;
  const { start, end } = clauseRange(plain, clauses, finding);
  const words = plain.slice(start, end).trim();
  // A short sentence may say it in few words; a scrap of a long one is too little to tell an event without a figure.
  return (
    /\S\s+\S+\s+\S/.test(words) &&
    (finding.quantity !== null || finding.kind === 'denial' || words.length > LENGTH_MIN || sentence.end - sentence.start < SENTENCE_MIN)
  );
}
