import { formatInstant } from '../../units/instant.ts';
import type { Observation } from '../gate/observation.ts';
import type { RecordState } from '../gate/record-state.ts';
import type { Notice } from '../model/notice.ts';
import { HEADINGS, type Heading, headingOf, isContext } from './kind-families.ts';
import type { PublicOptions } from './public-options.ts';
import { isOpenBehind, SEALED } from './sealed-behind.ts';
import { type ShownClaim, shownClaims } from './shown-claim.ts';
import { shownOf } from './shown-entry.ts';

/** One line: a figure or a statement, who gave it, for when, and the claim that a reader can follow. */
export interface ReportLine {
  readonly claim: string;
  readonly text: string;
  readonly figure?: string;
  readonly source: string;
  readonly asOf: string;
}

/** One difference to the report before. */
export interface ReportChange {
  readonly what: 'published' | 'corrected' | 'retracted' | 'sealed' | 'unsealed';
  readonly id: string;
  readonly at: string;
  readonly text: string;
  readonly reason?: string;
  readonly replacement?: string;
}

/** A notice to people in an area, with the claim that tells of it. */
export interface ShownNotice extends Pick<Notice, 'id' | 'issuer' | 'channel' | 'instruction' | 'from' | 'until' | 'capIds' | 'claim'> {
  readonly area: string;
  readonly zones: readonly string[];
}

/** A situation report: fixed headings, no figure without its source, and what is different from the last one. */
export interface SituationReport {
  readonly asOf: string;
  /** The last entry of the record that it takes in: the next report begins after it. */
  readonly seq: number;
  readonly sinceSeq: number;
  readonly own: {
    readonly alerts: number;
    readonly sheltered: number;
    readonly incidents: number;
    readonly observations: readonly string[];
  };
  readonly sections: readonly { readonly heading: Heading; readonly lines: readonly ReportLine[] }[];
  readonly notices: readonly ShownNotice[];
  readonly changes: readonly ReportChange[];
}

/**
 * The situation report of a moment.
 *
 * @param sinceSeq - `seq` of the report before; 0 for the first
 */
export function situationReport(state: RecordState, options: PublicOptions, sinceSeq = 0): SituationReport {
  const claims = shownClaims(state, options);
  const summaries = new Map(claims.map(({ id, summary }) => [id, summary]));
  const seen = [...state.own.values()].filter(({ what, status }) => what === 'alert' && status === options.status);
  return {
    asOf: new Date(options.nowMs).toISOString(),
    seq: Math.max(sinceSeq, state.changes.at(-1)?.seq ?? 0),
    sinceSeq,
    own: ownFigures(seen),
    sections: HEADINGS.map((heading) => ({
      heading,
      lines: claims.filter(({ kind }) => headingOf(kind) === heading && !isContext(kind)).map(lineOf),
    })).filter(({ lines }) => lines.length > 0),
    notices: shownNotices(state, options),
    changes: state.changes
      .filter(({ seq, id }) => seq > sinceSeq && laneOf(state, id) === options.status)
      .map(
        ({ what, id, at, reason, replacement, kind }): ReportChange => ({
          what,
          id,
          at: formatInstant(at),
          text: summaries.get(id) ?? kind,
          ...(reason === undefined ? {} : { reason }),
          ...(replacement === undefined ? {} : { replacement }),
        }),
      ),
  };
}

/** Public notices of one lane, in the order of the record. */
export function shownNotices(state: RecordState, { status: lane }: Pick<PublicOptions, 'status'>): readonly ShownNotice[] {
  return shownOf(state, 'notice')
    .filter(({ status = 'Actual' }) => status === lane)
    .map((notice) => noticeOf(state, notice));
}

function noticeOf(state: RecordState, notice: Notice): ShownNotice {
  const { id, issuer, channel, instruction, from, until, capIds, claim, area } = notice;
  const told = { id, instruction, from, until, capIds, claim };
  // A notice is written after its claim, and would tell what that keeps to itself.
  return isOpenBehind(state, claim)
    ? { ...told, issuer, channel, area: area.words, zones: area.zones ?? [] }
    : { ...told, issuer: SEALED, channel: SEALED, area: SEALED, zones: [] };
}

/** The lane of an entry; undefined for one that is not there. */
export function laneOf(state: RecordState, id: string): PublicOptions['status'] | undefined {
  const item = state.items.get(id);
  return item === undefined ? undefined : (item.entry.status ?? 'Actual');
}

function ownFigures(seen: readonly Observation[]): SituationReport['own'] {
  const sheltered = new Set(seen.filter(({ phase }) => phase === 'shelter').flatMap(({ zones }) => zones ?? []));
  return {
    alerts: seen.length,
    sheltered: sheltered.size,
    incidents: new Set(seen.map(({ incident }) => incident)).size,
    observations: seen.map(({ id }) => id),
  };
}

function lineOf({ id, kind, summary, figure, extent, chain, asOf, when, recordedAt, assertion }: ShownClaim): ReportLine {
  const said = extent === 'figure' || extent === 'not given' ? '' : `: ${extent}`;
  const source = chain.map(({ agent, named }) => (named || agent.includes('(unnamed)') ? agent : `${agent} (unnamed)`)).join(', through ');
  return {
    claim: id,
    text: `${summary ?? kind.replaceAll('_', ' ')}${said}${assertion === 'asserted' ? '' : ` [${assertion}]`}`,
    ...(figure === undefined || extent !== 'figure' ? {} : { figure }),
    source,
    asOf: asOf?.edtf ?? when?.edtf ?? `not given; recorded ${recordedAt.slice(0, 10)}`,
  };
}
