import type { Bounds } from '@tocsin/core/record/claim';

const SIGNS = { '>=': 'at_least', '>': 'more_than', '<=': 'at_most', '~': 'about' } as const;

/** A figure as it is typed at the desk: `40`, `>=40`, `>40`, `<=40`, `~40`, `40-60`; empty where there is none. */
export function typedFigure(quantity: Bounds | undefined): string {
  if (quantity === undefined) return '';
  const { min, max, qualifier, value } = quantity;
  if (qualifier === 'more_than' && min !== null) return `>${min - 1}`;
  if (qualifier === 'about') return `~${value ?? ''}`;
  if (qualifier === 'range') return `${min}-${max}`;
  if (max === null) return min === null ? '' : `>=${min}`;
  if (min === null) return `<=${max}`;
  return String(min);
}

/**
 * Reads a typed figure. The printed words stay those of the draft, or are looked for in the quote.
 *
 * @returns null for none, undefined for what is no figure
 */
export function readFigure(
  text: string,
  from: { readonly quantity?: Bounds | undefined; readonly quote?: string | undefined },
): Bounds | null | undefined {
  const typed = text.replaceAll(/[\s,]/g, '');
  if (typed === '') return null;
  const match = /^(>=|<=|>|~)?(\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))?$/.exec(typed);
  const [, sign, first = '', second] = match ?? [];
  if (match === null || (sign !== undefined && second !== undefined)) return undefined;
  const number = Number(first);
  const head = { unit: from.quantity?.unit ?? 'people', words: wordsOf(first, from) };
  if (second !== undefined) return Number(second) < number ? undefined : { ...head, qualifier: 'range', min: number, max: Number(second) };
  if (sign === '>=') return { ...head, qualifier: SIGNS[sign], min: number, max: null };
  if (sign === '>') return { ...head, qualifier: SIGNS[sign], min: number + 1, max: null };
  if (sign === '<=') return { ...head, qualifier: SIGNS[sign], min: null, max: number };
  if (sign === '~') return { ...head, qualifier: SIGNS[sign], min: null, max: null, value: number };
  return { ...head, qualifier: 'exact', min: number, max: number };
}

/**
 * A figure with its unit: `>=40 rockets`. Its printed words are looked for in the quote.
 *
 * @returns null for none, undefined for what is no figure
 */
export function readCount(typed: string, quote: string): Bounds | null | undefined {
  if (typed.trim() === '') return null;
  const [, figure = '', unit = ''] = /^([<>=~\d.,\s-]+)\s*(.*)$/.exec(typed.trim()) ?? [];
  const read = readFigure(figure, { quote });
  if (read === null || read === undefined) return undefined;
  return { ...read, unit: unit.trim() === '' ? 'people' : unit.trim() };
}

/** Longest words of a figure that the record keeps. */
const WORDS_MAX = 80;

function wordsOf(
  digits: string,
  { quantity, quote = '' }: { readonly quantity?: Bounds | undefined; readonly quote?: string | undefined },
): string {
  if (quote.includes(digits)) return digits;
  return quantity?.words ?? quote.slice(0, WORDS_MAX);
}

/** A kind by what somebody typed of it: its name, the first letters of its words (`ci`), its beginning, or a part of it. */
export function kindOf(text: string, kinds: readonly string[]): string | undefined {
  const typed = text.trim().toLowerCase().replaceAll(/\s+/g, '_');
  if (typed === '') return undefined;
  const initials = (kind: string) =>
    kind
      .split('_')
      .map(([first = '']) => first)
      .join('');
  return (
    kinds.find((kind) => kind === typed) ??
    kinds.find((kind) => kind.includes('_') && initials(kind) === typed) ??
    kinds.find((kind) => kind.startsWith(typed)) ??
    kinds.find((kind) => kind.includes(typed))
  );
}
