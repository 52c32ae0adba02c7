import { parseInstant } from '../units/instant.ts';
import type { CapAlert, CapInfo, CapResource } from './cap-alert.ts';
import { isCapDate } from './cap-date.ts';
import type { CapIssue } from './cap-issue.ts';
import { checkArea } from './check-area.ts';

const HEADLINE_CHARACTERS_MAX = 140;
const EVENT_CHARACTERS_MAX = 35;
/** RFC 3066 §2.1. */
const LANGUAGE_TAG = /^[a-z]{1,8}(?:-[a-z0-9]{1,8})*$/i;
const HTML = /<\/?[a-z][^>]*>|&(?:[a-z]+|#\d+|#x[0-9a-f]+);/i;
const ABSOLUTE_URI = /^[a-z][a-z0-9+.-]*:[^\s]+$/i;

/**
 * Says what is wrong with a message that the schema accepts: what the standard's prose forbids (errors) and what is known to go
 * wrong at receivers (warnings). All issues, in the order of the document.
 */
export function checkCap(alert: CapAlert): readonly CapIssue[] {
  return [
    ...checkName('alert.identifier', alert.identifier),
    ...checkName('alert.sender', alert.sender),
    ...checkDate('alert.sent', alert.sent),
    ...checkScope(alert),
    ...checkReferences(alert),
    ...checkPresence(alert),
    ...alert.info.flatMap((info, index) => checkInfo(info, `alert.info[${index}]`, alert)),
    ...checkLanguages(alert.info),
  ];
}

/** CAP 1.2 §3.2.1: no spaces, commas, "<" or "&". */
function checkName(path: string, name: string): readonly CapIssue[] {
  if (name === '') return [error('EMPTY', path, 'must not be empty')];
  return /[\s,<&]/.test(name) ? [error('NAME', path, 'must not hold spaces, commas, < or &')] : [];
}

function checkDate(path: string, text: string): readonly CapIssue[] {
  return isCapDate(text) ? [] : [error('DATE', path, 'expected a date like 2026-01-01T00:00:00+00:00 (no Z, no fraction)')];
}

function checkScope({ scope, restriction, addresses }: CapAlert): readonly CapIssue[] {
  const issues: CapIssue[] = [];
  // Some systems write every optional element, empty: it says nothing then.
  if (scope === 'Restricted' && isBlank(restriction)) issues.push(error('MISSING', 'alert.restriction', 'is required by its scope'));
  if (scope !== 'Restricted' && !isBlank(restriction)) {
    issues.push(error('SCOPE', 'alert.restriction', 'is for the scope Restricted only'));
  }
  if (scope === 'Private' && isBlank(addresses)) issues.push(error('MISSING', 'alert.addresses', 'is required by its scope'));
  return issues;
}

function checkReferences({ identifier, sender, sent, msgType, references }: CapAlert): readonly CapIssue[] {
  const path = 'alert.references';
  const issues: CapIssue[] = [];
  if (references.length === 0 && (msgType === 'Update' || msgType === 'Cancel')) {
    issues.push(error('MISSING', path, `a message of type ${msgType} must name every message that it follows`));
  }
  const seen = new Set<string>();
  for (const reference of references) {
    if (reference.identifier === identifier && reference.sender === sender) {
      issues.push(error('CIRCULAR', path, 'the message refers to itself'));
    }
    if (!isCapDate(reference.sent)) issues.push(error('DATE', path, `${reference.identifier}: no date`));
    else if (isLater(reference.sent, sent)) {
      issues.push(warning('POST_DATED', path, `${reference.identifier} was sent after this message`));
    }
    const key = `${reference.sender},${reference.identifier},${reference.sent}`;
    if (seen.has(key)) issues.push(warning('DUPLICATE', path, `${reference.identifier} is named twice`));
    seen.add(key);
  }
  return issues;
}

function checkPresence({ msgType, info }: CapAlert): readonly CapIssue[] {
  if (info.length > 0 || msgType === 'Ack' || msgType === 'Error') return [];
  return [warning('MISSING', 'alert.info', 'without info nobody learns what to do')];
}

function checkInfo(info: CapInfo, path: string, alert: CapAlert): readonly CapIssue[] {
  const issues: CapIssue[] = [];
  if (info.language !== undefined && !LANGUAGE_TAG.test(info.language)) {
    issues.push(error('LANGUAGE', `${path}.language`, 'expected a language code like en or he-IL'));
  }
  if (info.category.length === 0) issues.push(error('MISSING', `${path}.category`, 'is required'));
  if (info.event.trim() === '') issues.push(error('EMPTY', `${path}.event`, 'must not be empty'));
  if (info.event.length > EVENT_CHARACTERS_MAX) {
    issues.push(warning('LENGTH', `${path}.event`, `longer than ${EVENT_CHARACTERS_MAX} characters`));
  }
  if ((info.headline ?? '').length > HEADLINE_CHARACTERS_MAX) {
    issues.push(warning('LENGTH', `${path}.headline`, `longer than ${HEADLINE_CHARACTERS_MAX} characters`));
  }
  for (const name of ['urgency', 'severity', 'certainty'] as const) {
    if (info[name] === 'Unknown') issues.push(warning('UNKNOWN', `${path}.${name}`, 'receivers filter by this value: say what is known'));
  }
  for (const name of ['event', 'headline', 'description', 'instruction'] as const) {
    if (HTML.test(info[name] ?? '')) issues.push(warning('HTML', `${path}.${name}`, 'is plain text: markup is shown as it stands'));
  }
  if (info.web !== undefined && info.web !== '' && !ABSOLUTE_URI.test(info.web))
    issues.push(error('URI', `${path}.web`, 'expected an absolute URI'));
  issues.push(...checkTimes(info, path, alert));
  issues.push(...info.resource.flatMap((resource, index) => checkResource(resource, `${path}.resource[${index}]`)));
  if (info.area.length === 0) issues.push(warning('MISSING', `${path}.area`, 'without an area nobody knows whom it concerns'));
  issues.push(...info.area.flatMap((area, index) => checkArea(area, `${path}.area[${index}]`)));
  return issues;
}

function checkTimes(info: CapInfo, path: string, alert: CapAlert): readonly CapIssue[] {
  const issues: CapIssue[] = [];
  for (const name of ['effective', 'onset', 'expires'] as const) {
    const date = info[name];
    if (date !== undefined) issues.push(...checkDate(`${path}.${name}`, date));
  }
  const { onset, expires } = info;
  if (expires === undefined) issues.push(warning('MISSING', `${path}.expires`, 'nothing says when the message stops to hold'));
  else {
    if (isLater(info.effective ?? alert.sent, expires)) issues.push(error('TIMES', `${path}.expires`, 'expires before it takes effect'));
    if (onset !== undefined && isLater(onset, expires)) issues.push(warning('TIMES', `${path}.onset`, 'begins after the message expires'));
  }
  return issues;
}

function checkResource(resource: CapResource, path: string): readonly CapIssue[] {
  const issues: CapIssue[] = [];
  if (resource.mimeType.trim() === '') issues.push(error('EMPTY', `${path}.mimeType`, 'must not be empty'));
  if ((resource.size ?? 0) < 0) issues.push(error('NUMBER', `${path}.size`, 'must not be negative'));
  if (resource.uri !== undefined && resource.derefUri === undefined && !ABSOLUTE_URI.test(resource.uri)) {
    issues.push(error('URI', `${path}.uri`, 'a relative URI needs derefUri'));
  }
  return issues;
}

function isBlank(text: string | undefined): boolean {
  return (text ?? '').trim() === '';
}

/** One language twice, or the same words said to be in two languages: a translation that was not made. */
function checkLanguages(infos: readonly CapInfo[]): readonly CapIssue[] {
  const issues: CapIssue[] = [];
  const events = new Set<string>();
  const languages = new Map<string, string>();
  infos.forEach((info, index) => {
    const path = `alert.info[${index}]`;
    const language = languageOf(info);
    const event = `${language} ${info.event}`;
    if (events.has(event)) issues.push(warning('DUPLICATE', `${path}.language`, `${language} stands twice for the same event`));
    events.add(event);
    for (const name of ['headline', 'description', 'instruction'] as const) {
      const text = info[name] ?? '';
      const other = languages.get(`${name} ${text}`);
      if (other === undefined) languages.set(`${name} ${text}`, language);
      else if (text !== '' && other !== language) {
        issues.push(warning('SAME_TEXT', `${path}.${name}`, `is the same in ${other} and ${language}`));
      }
    }
  });
  return issues;
}

/** CAP 1.2 §3.2.2: without a language it is US English. */
function languageOf(info: CapInfo): string {
  return (info.language ?? 'en-US').toLowerCase();
}

function isLater(one: string, other: string): boolean {
  if (!isCapDate(one) || !isCapDate(other)) return false;
  return parseInstant(one) > parseInstant(other);
}

function error(code: string, path: string, message: string): CapIssue {
  return { level: 'error', code, path, message };
}

function warning(code: string, path: string, message: string): CapIssue {
  return { level: 'warning', code, path, message };
}
