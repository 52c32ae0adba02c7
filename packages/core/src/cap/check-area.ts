import type { CapArea, CapPoint, CapPolygon } from './cap-alert.ts';
import type { CapIssue } from './cap-issue.ts';
import { RING_POINTS_MAX } from './cover-ring.ts';
import { type RingMeeting, ringMeeting } from './ring-crossing.ts';

/** What is wrong with an area: each of these has been published by a real service (CAP 1.2 §3.2.4). */
export function checkArea(area: CapArea, path: string): readonly CapIssue[] {
  const issues: CapIssue[] = [];
  if (area.areaDesc.trim() === '') issues.push(issue('error', 'EMPTY', `${path}.areaDesc`, 'must not be empty'));
  if (area.polygon.length + area.circle.length + area.geocode.length === 0) {
    issues.push(issue('warning', 'MISSING', `${path}.polygon`, 'an area in words only reaches no device'));
  }
  issues.push(...area.polygon.flatMap((polygon, index) => checkPolygon(polygon, `${path}.polygon[${index}]`)));
  area.circle.forEach(({ centre, radiusKm }, index) => {
    const circlePath = `${path}.circle[${index}]`;
    if (!isOnEarth(centre)) issues.push(issue('error', 'RANGE', circlePath, 'the centre is no latitude,longitude'));
    if (radiusKm < 0) issues.push(issue('error', 'RANGE', circlePath, 'the radius is negative'));
  });
  if (area.ceiling !== undefined && area.altitude === undefined) {
    issues.push(issue('error', 'CEILING', `${path}.ceiling`, 'a ceiling needs an altitude'));
  }
  if (area.ceiling !== undefined && area.altitude !== undefined && area.ceiling < area.altitude) {
    issues.push(issue('error', 'CEILING', `${path}.ceiling`, 'lies below the altitude'));
  }
  return issues;
}

function checkPolygon(polygon: CapPolygon, path: string): readonly CapIssue[] {
  const issues: CapIssue[] = [];
  const [first, last] = [polygon[0], polygon.at(-1)];
  const isClosed = first !== undefined && last !== undefined && first[0] === last[0] && first[1] === last[1];
  if (polygon.length < 4) issues.push(issue('error', 'TOO_FEW_POINTS', path, 'a polygon has at least four points'));
  if (!isClosed) issues.push(issue('error', 'NOT_CLOSED', path, 'the last point does not repeat the first'));
  if (!polygon.every(isOnEarth)) issues.push(issue('error', 'RANGE', path, 'a point is no latitude,longitude'));
  if (polygon.length > RING_POINTS_MAX) issues.push(issue('warning', 'LENGTH', path, `more than ${RING_POINTS_MAX} points`));
  if (issues.some(({ level }) => level === 'error')) return issues;
  // Some services close a polygon twice: a point that repeats the one before it is none.
  const corners = polygon.filter((point, index) => !isSame(point, polygon[index + 1]) && index < polygon.length - 1);
  if (corners.length < 3) return [...issues, issue('error', 'TOO_FEW_POINTS', path, 'its points enclose nothing')];
  const meeting = ringMeeting(corners);
  return meeting === undefined ? issues : [...issues, meetingIssue(meeting, path)];
}

/** A crossing turns a part of the area inside out; a spike or a pinch is untidy and still says what is inside. */
function meetingIssue({ kind, edges: [one, other] }: RingMeeting, path: string): CapIssue {
  if (kind === 'unknown') return issue('warning', 'UNCHECKED', path, 'too many corners to look for crossing edges');
  const which = `the edges from corner ${one + 1} and from corner ${other + 1}`;
  return kind === 'crosses' ? issue('error', 'CROSSING', path, `${which} cross`) : issue('warning', 'TOUCHING', path, `${which} touch`);
}

function isSame(one: CapPoint, other: CapPoint | undefined): boolean {
  return other !== undefined && one[0] === other[0] && one[1] === other[1];
}

function isOnEarth([latitudeDeg, longitudeDeg]: CapPoint): boolean {
  return Math.abs(latitudeDeg) <= 90 && Math.abs(longitudeDeg) <= 180;
}

function issue(level: CapIssue['level'], code: string, path: string, message: string): CapIssue {
  return { level, code, path, message };
}
