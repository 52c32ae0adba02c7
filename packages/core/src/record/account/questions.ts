import type { Kind } from '../../intake/kinds.ts';

/** What an account asks, in its order. */
export interface Question {
  readonly text: string;
  readonly kinds: ReadonlySet<Kind>;
  /** True where all that is said stands in one measure: who is blamed is read side by side, whatever day it speaks of. */
  readonly isWhole: boolean;
  /** True where another kind, or another one blamed, is another account of the same thing: "fell in the open" and "burst in the air". */
  readonly isEitherOr: boolean;
}

type Way = Partial<Pick<Question, 'isWhole' | 'isEitherOr'>>;

function question(text: string, kinds: readonly Kind[], { isWhole = false, isEitherOr = false }: Way = {}): Question {
  return { text, kinds: new Set(kinds), isWhole, isEitherOr };
}

/** The closed list of kinds, put as questions. What none of them asks for is context. */
export const QUESTIONS: readonly Question[] = [
  question('How many were launched', ['launch_count', 'launch']),
  question(
    'How they ended',
    ['interception', 'no_interception', 'impact', 'impact_open_area', 'fell_short', 'fell_in_sea', 'midair_explosion', 'outcome_unknown'],
    { isEitherOr: true },
  ),
  question('Warning and shelter', [
    'sirens',
    'app_alert',
    'sheltering',
    'shelter_instruction',
    'alert_cancelled',
    'alert_error',
    'alert_failure',
    'all_clear',
    'service_disruption',
  ]),
  question('People killed and hurt', ['casualties_killed', 'killing', 'casualties_injured', 'casualties_none', 'casualties_unknown']),
  question('Damage', ['damage', 'damage_none', 'damage_unknown', 'fire']),
  question(
    'Who is blamed, and whether a truce was kept',
    ['responsibility_claim', 'responsibility_attribution', 'cause_explanation', 'violation_allegation', 'truce_status'],
    { isWhole: true, isEitherOr: true },
  ),
  question('Strikes and attacks', ['strike', 'strike_target', 'attack', 'ground_operation']),
  question('People taken, held and released', [
    'hostage_taking',
    'hostages_held',
    'hostages_released',
    'prisoners_held',
    'prisoners_released',
    'release_terms',
  ]),
  question('The truce: its beginning, its length, its end', [
    'truce_agreed',
    'truce_start',
    'truce_end',
    'truce_expiry',
    'truce_duration',
    'truce_extension',
    'truce_terms',
  ]),
  question('Displaced people, notices to leave, aid', [
    'displaced',
    'evacuation_notice',
    'movement_restriction',
    'aid',
    'access_restriction',
    'population',
  ]),
  question('Who stands where, and what of it is denied', ['withdrawal', 'territorial_control', 'military_posture', 'denial'], {
    isWhole: true,
    isEitherOr: true,
  }),
];

/** Statements, threats, motives: kept beside the rest, and never counted. */
export const CONTEXT: Question = question('Beside it: statements, threats, motives', [], { isWhole: true });

/** The question that a kind answers. */
export function questionOf(kind: Kind): Question {
  return QUESTIONS.find(({ kinds }) => kinds.has(kind)) ?? CONTEXT;
}
