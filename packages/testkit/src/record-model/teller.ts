// Writes a record entry by entry, each through the record's own gate, by people who take turns.
import type { Kind } from '@tocsin/core/intake/kinds';
import type { Bounds, Claim, Hop } from '@tocsin/core/record/claim';
import { emptyRecord, type RecordState } from '@tocsin/core/record/gate/record-state';
import { type JournalEntry, takeIn } from '@tocsin/core/record/gate/take-in';
import { named, type RecordEntry, type Unnamed } from '@tocsin/core/record/model/record-entry';
import type { When } from '@tocsin/core/record/when/when';
import { unixMs } from '@tocsin/core/units/instant';
import { aReview } from './any-record.ts';

/** What a record is told from. */
export interface TellerParts {
  readonly text: string;
  readonly hash: string;
  /** When it all is entered. */
  readonly time: string;
  readonly publisher: string;
}

/** Tells a record of one report. */
export class Teller {
  readonly state: RecordState = emptyRecord();
  readonly journal: JournalEntry['body'][] = [];
  readonly #parts: TellerParts;

  constructor(parts: TellerParts) {
    this.#parts = parts;
    const { hash, time, publisher } = parts;
    const published = onDay('2024-01-06');
    const kept = { sha256: hash, mediaType: 'text/plain', url: 'https://wire.example/1', publisher, published, retrieved: time };
    this.add({ kind: 'artifact', time, ...kept, by: ANNA });
  }

  get time(): string {
    return this.#parts.time;
  }

  /** Takes an entry in, or says what is wrong with the test. */
  take(body: JournalEntry['body']): void {
    const { text, hash, time } = this.#parts;
    const at = unixMs(Date.parse(time) + this.journal.length);
    const result = takeIn(this.state, { seq: this.journal.length + 1, at, body }, (artifact) => (artifact === hash ? text : undefined));
    if (!result.ok) throw new Error(`${body.kind}: ${result.error.code} ${result.error.path} ${result.error.message}`);
    this.journal.push(body);
  }

  add(body: Unnamed): string {
    const entry = named(body) as RecordEntry;
    this.take(entry);
    return entry.id;
  }

  /** Confirmed by as many as it takes, and published by another one. */
  publish(id: string): string {
    for (const reviewer of ['boris', 'chaim'])
      if (this.state.items.get(id)?.standing === 'draft') this.take(aReview(id, 'confirm', reviewer));
    this.take(aReview(id, 'publish', 'dalia'));
    return id;
  }

  /** A claim whose quote stands in the report. */
  draft(quote: string, kind: Kind, detail: Partial<Claim> = {}): Claim {
    const { text, hash, time } = this.#parts;
    const start = text.indexOf(quote);
    return named({
      kind: 'claim' as const,
      time,
      claim: kind,
      assertion: 'asserted' as const,
      chain: saidBy('the army'),
      summary: kind.replaceAll('_', ' '),
      artifact: hash,
      spans: [[start, start + quote.length] as [number, number]],
      quote,
      when: onDay('2024-01-06'),
      draftedBy: { type: 'software' as const, id: 'rules', version: '1' },
      ...detail,
    });
  }

  /** A claim that is public. */
  claim(quote: string, kind: Kind, detail: Partial<Claim> = {}): string {
    const claim = this.draft(quote, kind, detail);
    this.take(claim);
    return this.publish(claim.id);
  }

  link(from: string, to: string, type: 'part_of' | 'responds_to' = 'part_of'): void {
    this.publish(this.add({ kind: 'link', time: this.time, type, from, to, by: ANNA }));
  }
}

/** Who writes what software does not draft. */
export const ANNA = { type: 'person' as const, id: 'anna' };

export function onDay(edtf: string): When {
  return { edtf, precision: edtf.includes('/') ? 'interval' : 'day', basis: 'stated' };
}

export function atMinute(edtf: string): When {
  return { edtf, precision: 'minute', basis: 'stated' };
}

/** A chain from a speaker to the report. */
export function saidBy(agent: string, party?: string): Hop[] {
  return [
    { agent, named: true, ...(party === undefined ? {} : { party }) },
    { agent: 'Harbour Wire', named: true },
  ];
}

/** One number, as it is printed. */
export function exactly(count: number, unit: string, words: string): Bounds {
  return { min: count, max: count, unit, words, qualifier: 'exact' };
}

export function atLeast(count: number, unit: string, words: string): Bounds {
  return { min: count, max: null, unit, words, qualifier: 'at_least' };
}

export function about(value: number, unit: string, words: string): Bounds {
  return { min: null, max: null, value, unit, words, qualifier: 'about' };
}
