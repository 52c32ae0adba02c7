import * as fc from 'fast-check';
import { KEYS } from './open-test-server.ts';

/** A request that has to be refused, and how. */
export interface BrokenRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | undefined;
  readonly statuses: readonly number[];
  /** What one of the refusal's errors has to name, where a field is to blame. */
  readonly field?: string | undefined;
}

const TIME = '2026-01-01T00:00:00.000Z';
const JSON_TYPE = { 'content-type': 'application/json' };
const SOURCE = { authorization: `Bearer ${KEYS.live}` };
const OPERATOR = { authorization: `Bearer ${KEYS.operator}` };

/** One good observation of each kind. */
const GOOD = {
  scan: { kind: 'scan', sensor: 'radar-1', time: TIME, plots: [{ range: 21_350.2, azimuth: 231.44, elevation: 12.2, rangeRate: -310.1 }] },
  sighting: {
    kind: 'sighting',
    reporter: 'anna',
    time: TIME,
    threat: 'uav',
    position: [34.5, 31.6],
    accuracy: 500,
    course: 240,
    speed: 45,
  },
  feed: { kind: 'feed-alert', source: 'hfc', time: TIME, phase: 'shelter', threat: 'rocket', zones: ['north'] },
  outcome: { kind: 'outcome', time: TIME, outcome: 'intercepted', count: 1, position: [34.5, 31.6], source: 'hfc' },
} as const;

const NO_NUMBER = [null, '12', 'NaN', 'Infinity', true, [], {}, [1], 1e300, -1e300, Number.MAX_VALUE] as const;
const NO_NAME = [null, 7, '', true, [], {}, '\u0000', 'a\nb', 'x'.repeat(129), ['radar-1']] as const;
const NO_TIME = [null, 0, 1.7e12, '', 'yesterday', 'NaN', '2026-02-30T00:00:00Z', '2026-01-01', '2026-01-01T00:00:00', {}, [TIME]] as const;
const NO_WORD = [null, 7, '', 'no such word', [], {}, '__proto__', 'constructor', 'toString'] as const;
const NO_PLACE = [null, [], [0], [0, 0, 0, 0], [181, 0], [0, 91], ['0', '0'], {}, '0,0', [null, null], [1e300, 0]] as const;
const NO_LIST = [null, [], 'north', {}, 7, [''], [7], [null], ['x'.repeat(257)], [['north']]] as const;
const NO_PLOTS = [null, {}, 'x', 7, [null], [7], [[]], [{}], [{ range: 1 }], [{ range: 1, azimuth: 1e300, elevation: 0 }]] as const;

/** Values that a field cannot have, whoever looks. */
const BAD: Readonly<Record<keyof typeof GOOD, Readonly<Record<string, readonly unknown[]>>>> = {
  scan: { kind: NO_WORD, sensor: NO_NAME, time: NO_TIME, plots: NO_PLOTS },
  sighting: {
    kind: NO_WORD,
    reporter: NO_NAME,
    time: NO_TIME,
    threat: NO_WORD,
    position: NO_PLACE,
    accuracy: NO_NUMBER,
    course: NO_NUMBER,
    speed: NO_NUMBER,
  },
  feed: { kind: NO_WORD, source: NO_NAME, time: NO_TIME, phase: NO_WORD, threat: NO_WORD, zones: NO_LIST },
  outcome: { kind: NO_WORD, time: NO_TIME, outcome: NO_WORD, count: [...NO_NUMBER, 1.5, -1], position: NO_PLACE, source: NO_NAME },
};

const badFields = Object.entries(BAD).flatMap(([kind, fields]) =>
  Object.entries(fields).flatMap(([field, values]) => values.map((value) => ({ good: GOOD[kind as keyof typeof GOOD], field, value }))),
);

/** A good observation with one field spoilt, perhaps among good ones, perhaps one a line. */
const anyBadField: fc.Arbitrary<BrokenRequest> = fc
  .record({
    spoilt: fc.constantFrom(...badFields),
    form: fc.constantFrom('object', 'array', 'lines'),
    before: fc.array(fc.constantFrom(...Object.values(GOOD)), { maxLength: 3 }),
    extra: fc.constantFrom('', '"__proto__":{"kind":"scan"},', '"constructor":1,', '"":null,'),
  })
  .map(({ spoilt: { good, field, value }, form, before, extra }) => {
    const spoilt = JSON.stringify({ ...good, [field]: value }).replace('{', `{${extra}`);
    const all = [...before.map((one) => JSON.stringify(one)), spoilt];
    const body = form === 'object' ? spoilt : form === 'array' ? `[${all.join(',')}]` : all.join('\n');
    return {
      ...posted(Buffer.from(body), form === 'lines' ? 'application/x-ndjson' : 'application/json'),
      statuses: [422],
      field: form === 'object' ? field : `[${before.length}].${field}`,
    };
  });

/** Good JSON cut short, with a byte too many, nested without end, or no JSON at all. */
const anyBadText: fc.Arbitrary<BrokenRequest> = fc
  .tuple(fc.constantFrom(...Object.values(GOOD)), fc.double({ min: 0, max: 0.999, noNaN: true }), fc.nat({ max: 9 }))
  .chain(([good, share, how]) => {
    const bytes = Buffer.from(JSON.stringify(good));
    const cut = Math.floor(share * bytes.length);
    const spoilt = [
      () => bytes.subarray(0, cut),
      () => Buffer.concat([bytes.subarray(0, cut), Buffer.from([0xc3]), bytes.subarray(cut)]),
      () => Buffer.concat([bytes.subarray(0, cut), Buffer.from([0xf0, 0x9f, 0x98])]),
      () => Buffer.concat([bytes.subarray(0, cut), Buffer.from([0x01]), bytes.subarray(cut)]),
      () => Buffer.concat([bytes, Buffer.from('}')]),
      () => Buffer.from('['.repeat(100 * cut + 1)),
      () => Buffer.from('{"a":'.repeat(100 * cut + 1)),
      () => Buffer.from('NaN'),
      () => Buffer.from(bytes.toString().replace(/:-?[\d.]+/, ':0x10')),
      () => Buffer.from(bytes.toString(), 'utf16le'),
    ][how];
    return fc.constantFrom('application/json', 'application/x-ndjson').map((type) => ({
      ...posted(spoilt?.() ?? bytes, type),
      // Cut off before its first byte, a body of lines is empty: no fault of its text.
      statuses: [400, 422],
      field: undefined,
    }));
  });

/** Any JSON that is no observation. */
const anyBadValue: fc.Arbitrary<BrokenRequest> = fc
  .json({ maxDepth: 6 })
  .map((text) => ({ ...posted(Buffer.from(text), 'application/json'), statuses: [422] }));

const STREAM = ['zones', 'status', 'lastEventId'];
const QUERIES: Readonly<Record<string, readonly string[]>> = {
  '/v1/alerts': ['zones', 'status', 'active', 'limit'],
  '/v1/stream': STREAM,
  '/v1/ws': STREAM,
  '/v1/zones': ['format'],
  '/v1/incidents': ['limit'],
  '/feed.atom': ['zones', 'status', 'limit'],
  '/healthz': [],
  '/metrics': [],
  '/openapi.json': [],
  '/v1/alerts/abc': [],
  '/v1/zones/north': [],
  '/.well-known/tocsin-keys.json': [],
};
const BAD_QUERY: Readonly<Record<string, readonly string[]>> = {
  zones: ['', ',', ',,,', 'Atlantis', 'north,Atlantis', '%00', '%F0%9F', '__proto__', 'x'.repeat(5_000), '%', '[object%20Object]'],
  status: ['', 'actual', 'Live', 'Actual,Live', 'null', '__proto__', 'Actual;Exercise', '0'],
  active: ['', '1', 'yes', 'TRUE', 'true,false', '[]'],
  limit: ['0', '-1', '1e9', 'NaN', 'x', '1.5', '999999999999999999999', '%00', '{}'],
  format: ['', 'xml', 'GeoJSON', 'list,list', '__proto__'],
  lastEventId: ['', '7', '3-', '-1-2', '1-2-3', 'x'.repeat(3_000), '3-%00', 'NaN-NaN', '9999999999999-1'],
};

const anyBadQuery: fc.Arbitrary<BrokenRequest> = fc.constantFrom(...Object.entries(QUERIES)).chain(([path, names]) => {
  const unknown = fc
    .tuple(
      fc.constantFrom('zone', 'Status', '__proto__', 'constructor', 'zones[]', 'a.b', '%00', ' '),
      fc.string({ unit: 'binary', maxLength: 9 }),
    )
    .map(([name, value]) => ({ name, text: `${name === '%00' ? name : encodeURIComponent(name)}=${encodeURIComponent(value)}` }));
  const known = names.flatMap((name) => (BAD_QUERY[name] ?? []).map((value) => ({ name, text: `${name}=${value}` })));
  const twice = names.map((name) => ({ name, text: `${name}=1&${name}=2` }));
  const bad = known.length === 0 ? unknown : fc.oneof(unknown, fc.constantFrom(...known, ...twice));
  return bad.map(({ name, text }) => ({
    ...asked('GET', `${path}?${text}`),
    statuses: [400],
    field: name === '%00' ? '\u0000' : name,
  }));
});

const METHODS = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'PROPFIND',
  'MKCOL',
  'LOCK',
  'SEARCH',
  'QUERY',
  'PURGE',
];
const TAKEN: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(Object.keys(QUERIES).map((path) => [path, ['GET', 'HEAD']])),
  '/v1/observations': ['POST'],
  '/v1/operator/session': ['POST', 'DELETE'],
  '/v1/operator/view': ['GET', 'HEAD'],
  '/v1/operator/stream': ['GET'],
  '/v1/operator/cancel': ['POST'],
};

const anyBadMethod: fc.Arbitrary<BrokenRequest> = fc
  .constantFrom(...Object.entries(TAKEN))
  .chain(([path, taken]) => fc.constantFrom(...METHODS.filter((method) => !taken.includes(method))).map((method) => asked(method, path)))
  // QUERY has to say what it sends before anyone looks where it goes.
  .map((request) => ({ ...request, statuses: request.method === 'QUERY' ? [400, 405] : [405] }));

const anyBadPath: fc.Arbitrary<BrokenRequest> = fc
  .record({
    method: fc.constantFrom(...METHODS),
    prefix: fc.constantFrom('/', '/v1/', '/v1/alerts/', '/v1/zones/', '/v2/', '//', '/v1/operator/', '/.well-known/'),
    rest: fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }).map((text) => encodeURIComponent(text.toWellFormed())),
      fc.constantFrom(
        '%',
        '%E0%A4%A',
        '%00',
        '..%2f..%2fetc%2fpasswd',
        '%2e%2e/x',
        'a'.repeat(5_000),
        '/'.repeat(50),
        '*',
        'constructor',
        '__proto__',
      ),
    ),
  })
  .map(({ method, prefix, rest }) => ({ ...asked(method, `${prefix}x-${rest}`), statuses: [400, 404, 405, 414] }));

const WRONG_TYPES = [
  '',
  'text/plain',
  'application/xml',
  'application/json; charset=latin1',
  'multipart/form-data; boundary=x',
  'json',
  '\u00e9',
  '/',
  ';',
];

const anyBadHeader: fc.Arbitrary<BrokenRequest> = fc.oneof(
  fc.constantFrom(...WRONG_TYPES).map((type) => ({ ...posted(Buffer.from(JSON.stringify(GOOD.scan)), type), statuses: [415] })),
  fc.constantFrom('gzip', 'br', 'deflate, gzip', 'no such').map((encoding) => {
    const good = posted(Buffer.from(JSON.stringify(GOOD.scan)), 'application/json');
    return { ...good, headers: { ...good.headers, 'content-encoding': encoding }, statuses: [415] };
  }),
  fc
    .tuple(
      fc.constantFrom(
        '',
        'Bearer',
        'Bearer ',
        'Basic x',
        `Bearer ${KEYS.live}x`,
        `Bearer ${'k'.repeat(600)}`,
        'Bearer \u00ff',
        `Token ${KEYS.live}`,
      ),
      fc.constantFrom(
        '',
        'tocsin_operator=',
        'tocsin_operator=%',
        `tocsin_operator=${KEYS.live}`,
        '='.repeat(99),
        `tocsin_operator=${'k'.repeat(2_000)}`,
      ),
      fc.constantFrom('POST /v1/observations', 'GET /v1/operator/view', 'GET /v1/operator/stream', 'POST /v1/operator/cancel'),
    )
    .map(([authorization, cookie, route]) => {
      const [method = '', path = ''] = route.split(' ');
      return { ...asked(method, path, { ...JSON_TYPE, authorization, cookie }), body: Buffer.from('{}'), statuses: [401] };
    }),
);

const anyBadCommand: fc.Arbitrary<BrokenRequest> = fc.oneof(
  fc
    .constantFrom(
      ['zones', { reason: 'x' }],
      ['zones', { zones: [], reason: 'x' }],
      ['zones[0]', { zones: [7], reason: 'x' }],
      ['zones[1]', { zones: ['north', 'Atlantis'], reason: 'x' }],
      ['reason', { zones: ['north'] }],
      ['reason', { zones: ['north'], reason: '' }],
      ['reason', { zones: ['north'], reason: 'x'.repeat(281) }],
      ['status', { zones: ['north'], reason: 'x', status: 'Live' }],
      ['operator', { zones: ['north'], reason: 'x', operator: 'another' }],
      ['time', { zones: ['north'], reason: 'x', time: TIME }],
    )
    .map(([field, body]) => ({
      ...asked('POST', '/v1/operator/cancel', { ...JSON_TYPE, ...OPERATOR }),
      body: Buffer.from(JSON.stringify(body)),
      statuses: [422],
      field: String(field),
    })),
  fc.tuple(fc.constantFrom('/v1/operator/cancel', '/v1/operator/session'), fc.json({ maxDepth: 4 })).map(([path, text]) => ({
    ...asked('POST', path, { ...JSON_TYPE, ...OPERATOR }),
    body: Buffer.from(text),
    statuses: [422],
  })),
  fc.string({ unit: 'binary' }).map((token) => ({
    ...asked('POST', '/v1/operator/session', JSON_TYPE),
    body: Buffer.from(JSON.stringify({ token: `no ${token.toWellFormed()}` })),
    statuses: [401],
    field: 'token',
  })),
);

/** Any request that this server must refuse: wrong fields, bodies, queries, paths, methods, headers, commands. */
export const anyBrokenRequest: fc.Arbitrary<BrokenRequest> = fc.oneof(
  { weight: 4, arbitrary: anyBadField },
  { weight: 2, arbitrary: anyBadText },
  { weight: 1, arbitrary: anyBadValue },
  { weight: 3, arbitrary: anyBadQuery },
  { weight: 1, arbitrary: anyBadMethod },
  { weight: 2, arbitrary: anyBadPath },
  { weight: 1, arbitrary: anyBadHeader },
  { weight: 1, arbitrary: anyBadCommand },
);

function asked(method: string, target: string, headers: Readonly<Record<string, string>> = {}): Omit<BrokenRequest, 'statuses'> {
  return { method, target, headers, body: undefined };
}

function posted(body: Buffer, type: string): Omit<BrokenRequest, 'statuses'> {
  return { method: 'POST', target: '/v1/observations', headers: { ...SOURCE, 'content-type': type }, body };
}
