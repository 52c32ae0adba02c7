import { type Issue, ok, type Result, refuse } from '../units/result.ts';
import {
  CAP_CATEGORIES,
  CAP_CERTAINTIES,
  CAP_MESSAGE_TYPES,
  CAP_NAMESPACE,
  CAP_RESPONSE_TYPES,
  CAP_SCOPES,
  CAP_SEVERITIES,
  CAP_STATUSES,
  CAP_URGENCIES,
  type CapAlert,
  type CapArea,
  type CapInfo,
  type CapNamedValue,
  type CapResource,
} from './cap-alert.ts';
import { type FieldRule, type PlacedElement, plainText, readFields } from './element-reader.ts';
import { parseXml } from './parse-xml.ts';
import { readCircle, readDate, readIncidents, readNumber, readPolygon, readReferences, readWord } from './read-values.ts';

/** Issues beyond this many are not listed: a file that is something else entirely would give one an element. */
const ISSUES_MAX = 200;

/**
 * Reads a CAP 1.2 message. What the schema forbids is refused with every issue found, not the first; what it allows and should not
 * is for `checkCap`. An XML signature is passed over: it says that a message is whole, not that its sender may warn.
 *
 * @returns the message, or issues with paths like `alert.info[0].area[1].polygon[0]`; codes `NOT_WELL_FORMED`, `DOCTYPE`, `TOO_LONG`,
 *   `TOO_DEEP`, `TOO_MANY_ELEMENTS`, `NOT_CAP`, `UNKNOWN_ELEMENT`, `OUT_OF_ORDER`, `DUPLICATE`, `MISSING`, `TEXT`, `ELEMENT`, `VALUE`,
 *   `DATE`, `NUMBER`, `POINT`, `TOO_MANY_POINTS`, `CIRCLE`, `REFERENCE`
 */
export function readCap(xml: string): Result<CapAlert, readonly Issue[]> {
  const document = parseXml(xml);
  if (!document.ok) return document;
  const root = document.value;
  if (root.name !== 'alert' || root.namespace !== CAP_NAMESPACE) {
    return refuse([{ code: 'NOT_CAP', path: root.name, message: `expected the element alert of ${CAP_NAMESPACE}` }]);
  }
  const issues: Issue[] = [];
  const alert = readAlert({ element: root, path: 'alert' }, issues);
  return issues.length === 0 ? ok(alert) : refuse(issues.slice(0, ISSUES_MAX));
}

const ALERT_RULES: readonly FieldRule[] = [
  { name: 'identifier', required: true },
  { name: 'sender', required: true },
  { name: 'sent', required: true },
  { name: 'status', required: true },
  { name: 'msgType', required: true },
  { name: 'source' },
  { name: 'scope', required: true },
  { name: 'restriction' },
  { name: 'addresses' },
  { name: 'code', many: true },
  { name: 'note' },
  { name: 'references' },
  { name: 'incidents' },
  { name: 'info', many: true },
];

function readAlert(placed: PlacedElement, issues: Issue[]): CapAlert {
  const fields = readFields(placed, ALERT_RULES, issues);
  return withoutAbsent<CapAlert>({
    identifier: fields.text('identifier').trim(),
    sender: fields.text('sender').trim(),
    sent: readDate(fields.one('sent'), issues) ?? '',
    status: readWord(fields.one('status'), CAP_STATUSES, issues),
    msgType: readWord(fields.one('msgType'), CAP_MESSAGE_TYPES, issues),
    source: fields.optionalText('source'),
    scope: readWord(fields.one('scope'), CAP_SCOPES, issues),
    restriction: fields.optionalText('restriction'),
    addresses: fields.optionalText('addresses'),
    code: fields.all('code').map((code) => plainText(code, issues) ?? ''),
    note: fields.optionalText('note'),
    references: readReferences(fields.one('references'), issues),
    incidents: readIncidents(fields.one('incidents'), issues),
    info: fields.all('info').map((info) => readInfo(info, issues)),
  });
}

const INFO_RULES: readonly FieldRule[] = [
  { name: 'language' },
  { name: 'category', required: true, many: true },
  { name: 'event', required: true },
  { name: 'responseType', many: true },
  { name: 'urgency', required: true },
  { name: 'severity', required: true },
  { name: 'certainty', required: true },
  { name: 'audience' },
  { name: 'eventCode', many: true },
  { name: 'effective' },
  { name: 'onset' },
  { name: 'expires' },
  { name: 'senderName' },
  { name: 'headline' },
  { name: 'description' },
  { name: 'instruction' },
  { name: 'web' },
  { name: 'contact' },
  { name: 'parameter', many: true },
  { name: 'resource', many: true },
  { name: 'area', many: true },
];

function readInfo(placed: PlacedElement, issues: Issue[]): CapInfo {
  const fields = readFields(placed, INFO_RULES, issues);
  return withoutAbsent<CapInfo>({
    language: fields.optionalText('language')?.trim(),
    category: fields.all('category').map((category) => readWord(category, CAP_CATEGORIES, issues)),
    event: fields.text('event'),
    responseType: fields.all('responseType').map((type) => readWord(type, CAP_RESPONSE_TYPES, issues)),
    urgency: readWord(fields.one('urgency'), CAP_URGENCIES, issues),
    severity: readWord(fields.one('severity'), CAP_SEVERITIES, issues),
    certainty: readWord(fields.one('certainty'), CAP_CERTAINTIES, issues),
    audience: fields.optionalText('audience'),
    eventCode: fields.all('eventCode').map((code) => readNamedValue(code, issues)),
    effective: readDate(fields.one('effective'), issues),
    onset: readDate(fields.one('onset'), issues),
    expires: readDate(fields.one('expires'), issues),
    senderName: fields.optionalText('senderName'),
    headline: fields.optionalText('headline'),
    description: fields.optionalText('description'),
    instruction: fields.optionalText('instruction'),
    web: fields.optionalText('web')?.trim(),
    contact: fields.optionalText('contact'),
    parameter: fields.all('parameter').map((parameter) => readNamedValue(parameter, issues)),
    resource: fields.all('resource').map((resource) => readResource(resource, issues)),
    area: fields.all('area').map((area) => readArea(area, issues)),
  });
}

const NAMED_VALUE_RULES: readonly FieldRule[] = [
  { name: 'valueName', required: true },
  { name: 'value', required: true },
];

function readNamedValue(placed: PlacedElement, issues: Issue[]): CapNamedValue {
  const fields = readFields(placed, NAMED_VALUE_RULES, issues);
  return { valueName: fields.text('valueName'), value: fields.text('value') };
}

const RESOURCE_RULES: readonly FieldRule[] = [
  { name: 'resourceDesc', required: true },
  { name: 'mimeType', required: true },
  { name: 'size' },
  { name: 'uri' },
  { name: 'derefUri' },
  { name: 'digest' },
];

function readResource(placed: PlacedElement, issues: Issue[]): CapResource {
  const fields = readFields(placed, RESOURCE_RULES, issues);
  return withoutAbsent<CapResource>({
    resourceDesc: fields.text('resourceDesc'),
    mimeType: fields.text('mimeType'),
    size: readNumber(fields.one('size'), issues, true),
    uri: fields.optionalText('uri')?.trim(),
    derefUri: fields.optionalText('derefUri'),
    digest: fields.optionalText('digest'),
  });
}

const AREA_RULES: readonly FieldRule[] = [
  { name: 'areaDesc', required: true },
  { name: 'polygon', many: true },
  { name: 'circle', many: true },
  { name: 'geocode', many: true },
  { name: 'altitude' },
  { name: 'ceiling' },
];

function readArea(placed: PlacedElement, issues: Issue[]): CapArea {
  const fields = readFields(placed, AREA_RULES, issues);
  return withoutAbsent<CapArea>({
    areaDesc: fields.text('areaDesc'),
    polygon: fields.all('polygon').map((polygon) => readPolygon(polygon, issues)),
    circle: fields.all('circle').map((circle) => readCircle(circle, issues)),
    geocode: fields.all('geocode').map((code) => readNamedValue(code, issues)),
    altitude: readNumber(fields.one('altitude'), issues),
    ceiling: readNumber(fields.one('ceiling'), issues),
  });
}

/** Every member has to be named, and optional ones may be undefined. */
type Complete<Value> = { readonly [Key in keyof Value]-?: object extends Pick<Value, Key> ? Value[Key] | undefined : Value[Key] };

/** Leaves out the members that are undefined, so that what was absent stays absent. */
function withoutAbsent<Value extends object>(value: Complete<Value>): Value {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as Value;
}
