import { intervalText, remainderOf, sumOf } from '../bounds/bounds.ts';
import { type Finding, finding, groupBy } from './finding.ts';
import { isUnbounded, mayBeOneTime, type ReadClaim, speakerOf } from './read-claim.ts';

/** Ways in which what was launched ends; each object has one of them. "No interception" is a count of none. */
const OUTCOMES = new Set([
  'interception',
  'no_interception',
  'impact_open_area',
  'fell_short',
  'fell_in_sea',
  'impact',
  'midair_explosion',
]);

const OPEN_END = 'That is all of them if no more were launched than the floor of the figure.';

/** OUTCOME: what one source says was launched is at least what it says came of it; the rest has an outcome nobody told. */
export function checkOutcomes(claims: readonly ReadClaim[]): readonly Finding[] {
  return [...groupBy(claims, ({ document }) => document).values()].flatMap((report) => {
    const counts = report.filter(({ kind, figure }) => kind === 'launch_count' && figure !== undefined);
    return counts.flatMap((launched) => {
      const own = report.filter(({ origin }) => origin === launched.origin);
      // Where one source alone counts, the report goes on in its own voice with what that source told.
      const isAlone = counts.every(({ origin }) => origin === launched.origin) && launched.origin !== 'narrator';
      const retold = isAlone ? report.filter(({ origin, kind }) => origin === 'narrator' && !own.some((claim) => claim.kind === kind)) : [];
      return outcomesOf(launched, [...own, ...retold]);
    });
  });
}

function outcomesOf(launched: ReadClaim, group: readonly ReadClaim[]): readonly Finding[] {
  const told = group.filter((claim) => OUTCOMES.has(claim.kind) && claim.figure !== undefined && mayBeOneTime(launched, claim));
  const ends = [...groupBy(told, ({ kind, printed }) => `${kind} ${printed}`).values()].flatMap(([first]) =>
    first === undefined ? [] : [first],
  );
  const whole = launched.figure;
  if (whole === undefined || ends.length === 0) return [];
  const sum = sumOf(ends.flatMap(({ figure }) => (figure === undefined ? [] : [figure])));
  const rest = remainderOf(whole, sum);
  const terms = ends
    .map(({ figure, kind }) => `${figure === undefined ? '' : intervalText(figure)} ${kind.replaceAll('_', ' ')}`)
    .join(' + ');
  const says = `${speakerOf(launched)}: ${intervalText(whole)} launched; ${terms} = ${intervalText(sum)}.`;
  if (whole.max < sum.min) return [finding('OUTCOME', 'fails', [launched, ...ends], `${says} More outcomes than launches.`)];
  if (isUnbounded(whole) || ends.some(({ figure }) => figure !== undefined && isUnbounded(figure)))
    return [finding('OUTCOME', 'cannot tell', [launched, ...ends], `${says} One of the figures bounds nothing.`)];
  const left = rest.max === 0 ? 'Every launch is accounted for.' : isUnbounded(rest) ? OPEN_END : `Outcome unknown: ${intervalText(rest)}.`;
  return [finding('OUTCOME', 'holds', [launched, ...ends], `${says} ${left}`)];
}
