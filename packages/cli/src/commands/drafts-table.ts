import type { DraftClaim, DraftQuantity } from '@tocsin/core/intake/draft-claim';

const HEAD = ['status', 'kind', 'how many', 'who says it', 'where', 'when', 'words'] as const;
const WIDTHS = [8, 24, 24, 34, 26, 33, 90];

/** Drafted claims for a terminal, in the order of the report; long cells are cut, so nothing here is to be copied as a quote. */
export function draftsTable(claims: readonly DraftClaim[]): string {
  const rows = claims.map(({ status, kind, quantity, source, place, time, quote }) => [
    status,
    kind,
    figure(quantity),
    source,
    place ?? '',
    time?.iso ?? '',
    quote.replace(/\s+/g, ' '),
  ]);
  const lines = [HEAD, ...rows].map((row) =>
    row
      .map((cell, column) => fit(cell, WIDTHS[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [...lines, `${claims.length} drafts: each is for a person to check; nothing here is confirmed`].join('\n');
}

function figure(quantity: DraftQuantity | null): string {
  return quantity === null
    ? ''
    : `${quantity.words === '' ? (quantity.value ?? '') : quantity.words} ${quantity.unit}`.replace(/\s+/g, ' ').trim();
}

function fit(text: string, width: number): string {
  // A report's control characters have no business in a terminal.
  const safe = text.replace(/\p{Cc}/gu, ' ');
  return safe.length > width ? `${safe.slice(0, width - 1)}…` : safe.padEnd(width);
}
