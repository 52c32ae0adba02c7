import type { EntryBody } from '../entry.ts';
import { type Claim, claimSchema, type Where } from './claim.ts';
import type { Parts } from './commitment.ts';
import type { Notice } from './model/notice.ts';
import { recordSchemas } from './model/record-entry.ts';
import { QUOTE_MAX } from './view/public-options.ts';

/** Fields of the record's entries by kind, whether an entry has them or not. */
const FIELDS: ReadonlyMap<string, readonly string[]> = new Map(
  [claimSchema, ...recordSchemas].map(({ shape }) => [shape.kind.value, Object.keys(shape)] as const),
);

/**
 * An entry as the parts that are committed to each by itself: its fields, and finer where a field holds both what may be public and
 * what may not. The kind is no part: the leaf says it.
 *
 * Every claim has the same parts, and so has every entry of another kind of the record; what is absent is `null`. So the name of a
 * hidden part tells nothing: not that there is a point, nor that there is none.
 */
export function partsOf(body: EntryBody): Parts {
  const given = Object.entries(body).filter(([, value]) => value !== undefined);
  const parts: Record<string, unknown> = Object.fromEntries([...(FIELDS.get(body.kind) ?? []).map((name) => [name, null]), ...given]);
  if (body.kind === 'claim') Object.assign(parts, partsOfClaim(body));
  if (body.kind === 'notice') Object.assign(parts, partsOfNotice(body));
  delete parts['kind'];
  return parts;
}

/** Words apart from the figure, the first span apart from the others, zones apart from points, and where something fell from the rest. */
function partsOfClaim({ quote, spans, quantity, when, asOf, where }: Claim): Parts {
  const [span = null, ...otherSpans] = spans ?? [];
  const cut = quote === undefined ? 0 : lengthShown(quote);
  return {
    quote: quote?.slice(0, cut) ?? null,
    'quote.rest': quote?.slice(cut) ?? null,
    spans: span,
    'spans.rest': otherSpans,
    ...wordsApart('quantity', quantity),
    ...wordsApart('when', when),
    ...wordsApart('asOf', asOf),
    where: where?.map(({ words, role }) => ({ words, role })) ?? null,
    'where.points': where?.map(pointOf) ?? null,
    'where.zones': zonesOf(where, (role) => role !== 'fell'),
    'where.fell': zonesOf(where, (role) => role === 'fell'),
  };
}

function partsOfNotice({ area }: Notice): Parts {
  return { area: area.words, 'area.zones': area.zones ?? null, 'area.role': area.role, 'area.point': pointOf(area) };
}

function wordsApart(name: string, value: { readonly words?: string | undefined } | undefined): Parts {
  const { words = null, ...rest } = value ?? {};
  return { [name]: value === undefined ? null : rest, [`${name}.words`]: words };
}

function pointOf({ point, precisionM }: Where): Parts {
  return { point: point ?? null, precisionM };
}

/** Zones place by place. Of claims without such a place and of claims without any it is the same list, empty. */
function zonesOf(where: Claim['where'] = [], isWanted: (role: Where['role']) => boolean): readonly (readonly string[])[] {
  return where.filter(({ role }) => isWanted(role)).map(({ zones }) => zones ?? []);
}

/** How much of a quote pages show, in UTF-16 code units; never half a letter, which would be no JSON. */
function lengthShown(quote: string): number {
  const isCutInside = quote.length > QUOTE_MAX && (quote.codePointAt(QUOTE_MAX - 1) ?? 0) > 0xffff;
  return isCutInside ? QUOTE_MAX - 1 : QUOTE_MAX;
}
