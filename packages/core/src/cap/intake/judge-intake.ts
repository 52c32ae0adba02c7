import type { Status, Threat } from '../../detection/threat.ts';
import type { UnixMs } from '../../units/instant.ts';
import type { CapAlert, CapInfo, CapVersion } from '../cap-alert.ts';
import type { CapIssue } from '../cap-issue.ts';
import type { CapSignatureFinding } from './cap-authority.ts';
import type { CAP_DECISIONS, CapAction } from './cap-record.ts';
import { hold, type IntakeFinding, type IntakeRules } from './intake-rules.ts';
import { type IntakeMap, judgeAreas, judgeAuthorityArea } from './judge-area.ts';
import { judgeAddress, judgeFormat } from './judge-format.ts';
import { isFinding, type Meaning, meaningOf } from './judge-meaning.ts';
import { judgeReferences, type ReferenceJudgement } from './judge-references.ts';
import { judgeSigner } from './judge-signer.ts';
import { judgeTime } from './judge-time.ts';
import type { KnownMessages } from './known-messages.ts';

/** A message that could be read, with everything needed to judge it. */
export interface IntakeCase {
  readonly alert: CapAlert;
  readonly version: CapVersion;
  /** Content id of the message. */
  readonly content: string;
  /** All that `checkCap` finds. */
  readonly issues: readonly CapIssue[];
  readonly signature: CapSignatureFinding;
  readonly status: Status;
  readonly rules: IntakeRules;
  readonly map: IntakeMap;
  readonly known: KnownMessages;
  readonly now: UnixMs;
}

/** What becomes of a message. */
export interface IntakeDecision {
  readonly decision: (typeof CAP_DECISIONS)[number];
  /** The finding that decided, or `OK`. */
  readonly code: string;
  readonly reason: string;
  readonly findings: readonly IntakeFinding[];
  /** What it raises and ends where it is taken in; of a held message as far as that can be told. */
  readonly actions: readonly CapAction[];
  readonly isProven: boolean;
}

const WEIGHT: readonly IntakeFinding['verdict'][] = ['ignore', 'refuse', 'hold'];
const DECISIONS = { ignore: 'ignored', refuse: 'refused', hold: 'held' } as const;

/**
 * Decides about somebody else's message: taken in, held for a person, refused or nothing to act on. Everything that speaks against it
 * is listed; a reason to ignore goes before a reason to refuse, and that before a reason to hold.
 */
export function judgeIntake(facts: IntakeCase): IntakeDecision {
  const { alert, rules, map } = facts;
  const signer = judgeSigner(alert, facts.signature, rules);
  const format = judgeFormat(facts.issues, facts.version);
  const early = [...signer.findings, ...format, ...judgeAddress(alert, facts.status)];
  // Geometry of a message that is wrong or not its sender's is not worth the time it may be made to cost.
  if (early.some(({ verdict }) => verdict !== 'hold')) return conclude(early, [], signer.isProven);
  const references = judgeReferences(alert, facts.content, facts.known);
  const content = judgeContent(facts, references);
  const isEnd = content.actions.length > 0 && content.actions.every(({ phase }) => phase === 'allClear');
  const time = judgeTime(alert, { now: facts.now, ageSMax: rules.ageSMax, isEnd: isEnd || alert.msgType === 'Cancel' });
  const zones = content.actions.flatMap(({ zones: concerned }) => concerned);
  const reach = signer.authority === undefined ? [] : judgeAuthorityArea(alert.info, zones, { authority: signer.authority, map });
  return conclude([...early, ...references.findings, ...time, ...content.findings, ...reach], content.actions, signer.isProven);
}

function conclude(findings: readonly IntakeFinding[], actions: readonly CapAction[], isProven: boolean): IntakeDecision {
  const [decisive] = findings.toSorted((one, other) => WEIGHT.indexOf(one.verdict) - WEIGHT.indexOf(other.verdict));
  if (decisive === undefined) return { decision: 'accepted', code: 'OK', reason: 'nothing speaks against it', findings, actions, isProven };
  const { verdict, code, reason } = decisive;
  return { decision: DECISIONS[verdict], code, reason, findings, actions: verdict === 'hold' ? actions : [], isProven };
}

interface Content {
  readonly findings: readonly IntakeFinding[];
  readonly actions: readonly CapAction[];
}

function judgeContent(facts: IntakeCase, references: ReferenceJudgement): Content {
  if (facts.alert.msgType === 'Cancel') return { findings: [], actions: ending(heldBy(references), facts, references) };
  if (facts.alert.info.length === 0) return { findings: [hold('NO_INFO', 'it says nothing that could be acted on')], actions: [] };
  const parts = facts.alert.info.map((info) => judgePart(info, facts, references));
  const findings = dedupe(parts.flatMap((part) => part.findings));
  const known = parts.filter(({ meaning }) => meaning?.threat !== undefined);
  // One language whose words are known here speaks for the others, where they mean the same zones.
  const speaking = known.length > 0 ? known : parts;
  const wanted = mapOf(speaking);
  if (wanted.contradicts) findings.push(hold('CONTRADICTION', 'its parts say different things of the same zone'));
  if (languagesDiffer(parts)) findings.push(hold('LANGUAGES_DISAGREE', 'its languages do not name the same zones'));
  const unheard = parts.filter((part) => part.meaning !== undefined && part.meaning.threat === undefined);
  const isCovered = unheard.every(({ zones, meaning }) => zones.every((zone) => wanted.zones.get(zone)?.phase === meaning?.phase));
  const event = unheard[0]?.event ?? '';
  if (unheard.length > 0 && (known.length === 0 || !isCovered)) {
    findings.push(hold('UNKNOWN_EVENT', `nobody has said what “${event.slice(0, 100)}” means here`));
  }
  return { findings, actions: actionsOf(wanted.zones, facts, references) };
}

interface Part {
  readonly event: string;
  readonly language: string;
  readonly meaning: Meaning | undefined;
  readonly zones: readonly string[];
  readonly findings: readonly IntakeFinding[];
}

function judgePart(info: CapInfo, { rules, map }: IntakeCase, references: ReferenceJudgement): Part {
  const said = { event: info.event, language: (info.language ?? 'en-US').toLowerCase() };
  const meaning = meaningOf(info, rules);
  const isFinished = !isFinding(meaning) && meaning.phase === 'allClear';
  const follows = references.followed.length > 0;
  // What ends a message that is known needs no place of its own: it ends what that one raised.
  if (isFinished && follows && info.area.length === 0) {
    return { ...said, meaning: asEnd(meaning), zones: [...heldBy(references)], findings: [] };
  }
  const area = judgeAreas(info, map, { rules, purpose: isFinished && !follows ? 'release' : 'raise' });
  if (isFinding(meaning)) return { ...said, meaning: undefined, zones: area.zones, findings: [meaning, ...area.findings] };
  const held = heldBy(references);
  const zones = isFinished && follows ? area.zones.filter((zone) => held.has(zone)) : area.zones;
  const misses =
    zones.length === 0 && area.zones.length > 0 && held.size > 0
      ? [hold('AREA_DISAGREES', 'it releases none of the zones that it speaks of')]
      : [];
  return { ...said, meaning: isFinished ? asEnd(meaning) : meaning, zones, findings: [...area.findings, ...misses] };
}

/** A translation that warns other places than the original. */
function languagesDiffer(parts: readonly Part[]): boolean {
  const zones = new Map<string, Set<string>>();
  for (const { language, zones: meant } of parts) {
    const known = zones.get(language) ?? new Set();
    zones.set(language, known);
    for (const zone of meant) known.add(zone);
  }
  const [first, ...others] = zones.values();
  return first !== undefined && others.some((other) => other.size !== first.size || [...other].some((zone) => !first.has(zone)));
}

/** An end needs no word for what is over. */
function asEnd({ phase, threat }: Meaning): Meaning {
  return { phase, threat: threat ?? 'unknown' };
}

function heldBy({ followed }: ReferenceJudgement): ReadonlySet<string> {
  return new Set(followed.flatMap(({ holds }) => [...holds.keys()]));
}

type Wanted = Map<string, { readonly phase: Meaning['phase']; readonly threat: Threat }>;

function mapOf(parts: readonly Part[]): { readonly zones: Wanted; readonly contradicts: boolean } {
  const zones: Wanted = new Map();
  let contradicts = false;
  for (const { meaning, zones: meant } of parts) {
    if (meaning === undefined) continue;
    const said = { phase: meaning.phase, threat: meaning.threat ?? 'unknown' };
    for (const zone of meant) {
      const before = zones.get(zone);
      if (before !== undefined && (before.phase !== said.phase || before.threat !== said.threat)) contradicts = true;
      zones.set(zone, said);
    }
  }
  return { zones, contradicts };
}

/** Groups zones by what is to be said to them; an update also lets go what the messages before it held and it does not name. */
function actionsOf(wanted: Wanted, facts: IntakeCase, references: ReferenceJudgement): readonly CapAction[] {
  const groups = new Map<string, { readonly phase: Meaning['phase']; readonly threat: Threat; readonly zones: string[] }>();
  for (const [zone, { phase, threat }] of wanted) {
    if (phase === 'allClear') continue;
    const group = groups.get(`${phase} ${threat}`) ?? { phase, threat, zones: [] };
    groups.set(`${phase} ${threat}`, group);
    group.zones.push(zone);
  }
  const released = new Set([...wanted].flatMap(([zone, { phase }]) => (phase === 'allClear' ? [zone] : [])));
  if (groups.size > 0 && facts.alert.msgType === 'Update') for (const zone of heldBy(references)) if (!wanted.has(zone)) released.add(zone);
  return [...groups.values(), ...ending(released, facts, references)];
}

/** Lets go zones, but for those that another message of the source still holds. */
function ending(zones: ReadonlySet<string>, facts: IntakeCase, references: ReferenceJudgement): readonly CapAction[] {
  const others =
    references.followed.length === 0 ? [] : facts.known.inForce(facts.now).filter((message) => !references.followed.includes(message));
  const left = [...zones].filter((zone) => !others.some(({ holds }) => holds.has(zone)));
  return left.length === 0 ? [] : [{ phase: 'allClear', threat: 'unknown', zones: left }];
}

/** The languages of a message say the same: what is wrong with one is wrong with all, and said once. */
function dedupe(findings: readonly IntakeFinding[]): IntakeFinding[] {
  const seen = new Set<string>();
  return findings.filter(({ code, reason }) => {
    const key = `${code} ${reason}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
