/** What a verb of saying does to what is said. */
export type Stance = 'says' | 'accuses' | 'denies' | 'threatens' | 'demands' | 'condemns' | 'claims';

const FORMS: Readonly<Record<Stance, string>> = {
  says: 'said says say saying told tells telling announced announces announcing announcement confirmed confirms confirm announce acknowledge admit insist report estimate maintain maintains maintained concede concedes conceded note argue believe state verified verifies documented registered logged tallied read reads informed confirming stated states stating added adds adding reported reports reporting declared declares declaring wrote writes writing tweeted tweeting posted posting noted notes noting indicated indicating revealed revealing explained explaining insisted insists insisting stressed stressing argued arguing estimated estimates estimating acknowledged acknowledges acknowledging admitted admits admitting emphasized emphasised disclosed specified clarified clarifying recalled described describes describing recounted believes assessed assesses elaborated concluded remarked commented observed suggested suggests hinted asserted asserts predicted predicts replied responded boasted testified boasting affirmed affirming reiterated reiterates reiterating identified detected recorded counted put puts called calls calling declined declines declining summarised',
  claims: 'claimed claims claim claiming alleged alleges alleging purported',
  accuses: 'accused accuses accuse accusing blamed blames blaming',
  condemns:
    'condemned condemns condemning denounced denounces denouncing slammed condemn denounce decried deplored criticised criticized criticising criticizing',
  denies: 'denied denies deny denying disputed disputes rejected rejects reject rejecting refuted refutes refuting dismissed',
  threatens:
    'warned warns warn vow warning vowed vows vowing threatened threatens threatening pledged pledges pledging promised promises promising',
  demands: 'demanded demands demanding urged urges urging ordered orders ordering instructed instructs instructing',
};

const STANCE_OF: ReadonlyMap<string, Stance> = new Map(
  (Object.entries(FORMS) as [Stance, string][]).flatMap(([stance, forms]) => forms.split(' ').map((form) => [form, stance] as const)),
);
/** Source of a pattern that matches one verb form. */
export const SPEECH_VERB = `(?:calling on|called on|calls on|calling for|called for|${[...STANCE_OF.keys()].join('|')})`;

/** Verbs that state what a sensor or a person saw: only an actor that can see makes them speech. */
export const SEEING =
  /^(?:identified|detected|recorded|counted|estimated|estimates|assessed|observed|puts?|verified|verifies|documented|registered|logged|tallied)$/;
/** Forms that need a subject from elsewhere in the sentence. */
export const isParticiple = (verb: string): boolean => /ing(?: on| for)?$/.test(verb);

export function stanceOf(verb: string): Stance {
  return /^call/.test(verb) ? 'demands' : (STANCE_OF.get(verb) ?? 'says');
}
