// Claims of made-up reports, as short as a test can write them.
import type { Kind } from '@tocsin/core/intake/kinds';
import type { Bounds, Claim } from '@tocsin/core/record/claim';
import { claimFromDraft } from '@tocsin/core/record/claim-from-draft';

/** What somebody is told to have said. */
export interface Saying {
  readonly kind: Kind;
  /** The figure as printed: 24, '>=40', '>200', '~240', 'dozens'; absent for none. */
  readonly figure?: number | string;
  readonly unit?: string;
  readonly by?: string;
  readonly report?: string;
  readonly when?: string;
  readonly place?: string;
  readonly quote?: string;
  readonly status?: Claim['assertion'];
  /** When it entered the record. */
  readonly at?: string;
}

let told = 0;

/** One claim. Each has a quote of its own unless it is given one. */
export function say(saying: Saying): Claim {
  const { kind, figure, unit = 'people', by = 'the ministry', report = 'r1', when, place, status = 'asserted', at } = saying;
  told += 1;
  const quote = saying.quote ?? `${figure ?? ''} ${unit} ${kind} no ${told}`;
  return claimFromDraft(
    {
      kind,
      quote,
      span: [told * 100, told * 100 + quote.length],
      source: by,
      via: null,
      quantity: figure === undefined ? null : { ...bounds(figure), unit },
      place: place ?? null,
      time: when === undefined ? null : { iso: when, precision: when.includes('T') ? 'minute' : 'day', basis: '' },
      status,
    },
    {
      artifact: report.padEnd(64, '0'),
      publisher: report,
      time: at ?? '2024-01-06T12:00:00Z',
      draftedBy: { type: 'person', id: 'anna' },
      policy: 'test',
    },
  );
}

function bounds(figure: number | string): {
  value: number | null;
  min: number | null;
  max: number | null;
  qualifier: Bounds['qualifier'];
  words: string;
} {
  const words = String(figure);
  if (typeof figure === 'number') return { value: figure, min: null, max: null, qualifier: 'exact', words };
  const value = Number(figure.replace(/^\D+/, ''));
  if (figure.startsWith('>=')) return { value, min: value, max: null, qualifier: 'at_least', words };
  if (figure.startsWith('>')) return { value, min: value + 1, max: null, qualifier: 'more_than', words };
  if (figure.startsWith('~')) return { value, min: null, max: null, qualifier: 'about', words };
  return { value: null, min: null, max: null, qualifier: 'vague', words };
}
