import assert from 'node:assert/strict';
import { it } from 'node:test';
import * as fc from 'fast-check';
import { DEFAULT_LIMITS } from '../ports/limits.ts';
import { parseConfig } from './config.ts';

const HASH = 'a'.repeat(64);
const SENSOR = { id: 'radar-1', position: [34.6, 31.6, 30], sigma: { range: 25, azimuth: 0.1, elevation: 0.1 }, period: 1 };

function pathsOf(json: unknown): readonly string[] {
  const parsed = parseConfig(json);
  return parsed.ok ? [] : parsed.error.map(({ path }) => path);
}

it('fills in what is left out: loopback, Israel’s zones, nobody who may post', () => {
  const parsed = parseConfig({});
  assert.ok(parsed.ok);
  assert.deepEqual(parsed.value, {
    region: 'oref',
    listen: { host: '127.0.0.1', port: 8_080 },
    sender: 'tocsin.invalid',
    sensors: [],
    sources: [],
    operators: [],
    limits: DEFAULT_LIMITS,
    record: { witnesses: [], askEveryS: 60, placeDelayS: 86_400, editions: { quietMs: 2_000, everyMs: 30_000, keptMax: 24 } },
  });
});

it('takes a sensor without its kind, as the engine reads it', () => {
  const parsed = parseConfig({ sensors: [SENSOR] });
  assert.ok(parsed.ok);
  assert.deepEqual(parsed.value.sensors, [{ kind: 'sensor', ...SENSOR }]);
});

it('names every unknown field, however deep: a typing mistake must not pass for a setting', () => {
  assert.deepEqual(pathsOf({ regoin: 'oref', listen: { hots: '::1' } }), ['listen.hots', 'regoin']);
  assert.deepEqual(pathsOf({ sensors: [{ ...SENSOR, sigma: { ...SENSOR.sigma, rate: 1 } }] }), ['sensors[0].sigma.rate']);
  assert.deepEqual(pathsOf({ limits: { bodyBytes: 1 } }), ['limits.bodyBytes']);
});

it('names every field that is wrong', () => {
  assert.deepEqual(pathsOf({ listen: { port: 70_000 }, sources: [{ id: 'a', keySha256: 'key', status: 'Live' }] }), [
    'listen.port',
    'sources[0].keySha256',
    'sources[0].status',
  ]);
  assert.deepEqual(pathsOf({ sender: 'two words' }), ['sender']);
});

it('refuses two sources or sensors of one name', () => {
  const source = { id: 'a', keySha256: HASH, status: 'Actual' };
  assert.deepEqual(pathsOf({ sources: [source, source] }), ['sources']);
  assert.deepEqual(pathsOf({ sensors: [SENSOR, SENSOR] }), ['sensors']);
});

it('refuses any JSON that is no configuration without a fault of its own', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (json) => {
      const parsed = parseConfig(json);
      assert.equal(parsed.ok, typeof json === 'object' && json !== null && !Array.isArray(json) && Object.keys(json).length === 0);
    }),
  );
});
