import { CONTEXT_KINDS, type Kind } from '../../intake/kinds.ts';

/** The fixed headings of a situation report, in their order. */
export const HEADINGS = [
  'Launches and outcomes',
  'Warning and shelter',
  'Attacks and who is said to be behind them',
  'Harm and damage',
  'People held, displacement and aid',
  'Truces and agreements',
  'Statements and context',
] as const;
export type Heading = (typeof HEADINGS)[number];

const PATTERNS: readonly (readonly [RegExp, Heading])[] = [
  [
    /^(launch|launch_count|interception|impact|impact_open_area|fell_short|fell_in_sea|midair_explosion|no_interception|outcome_unknown)$/,
    HEADINGS[0],
  ],
  [/^(sirens|app_alert|sheltering|shelter_instruction|alert_|all_clear|service_disruption|evacuation_notice)/, HEADINGS[1]],
  [/^(strike|ground_operation|attack|killing|hostage_taking|responsibility_|cause_explanation|denial)/, HEADINGS[2]],
  [/^(casualties_|damage|fire$)/, HEADINGS[3]],
  [/^(displaced|movement_restriction|aid$|access_restriction|population|hostages_|prisoners_)/, HEADINGS[4]],
  [/^(truce_|release_terms|violation_allegation|negotiation|mediation)/, HEADINGS[5]],
];

/** The heading that a kind stands under. */
export function headingOf(kind: Kind): Heading {
  return PATTERNS.find(([pattern]) => pattern.test(kind))?.[1] ?? 'Statements and context';
}

/** True for kinds that are kept and searchable and never counted. */
export function isContext(kind: Kind): boolean {
  return CONTEXT_KINDS.has(kind);
}
