import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SignedAlert } from '@tocsin/core/message/public-alert';
import * as z from 'zod';
import { mqttSettingsSchema } from '../../config/siren-settings.ts';
import { discoveriesOf, EVENT_TYPES, eventOf } from './home-assistant.ts';

// Written by hand after what Home Assistant checks (home-assistant/core, homeassistant/components/mqtt: discovery.py TOPIC_MATCHER, config.py
// MQTT_RO_SCHEMA, schemas.py MQTT_ENTITY_COMMON_SCHEMA, and the platform schemas of binary_sensor.py, sensor.py, event.py; Apache-2.0;
// read in versions of 2024 to 2026). Nothing is copied. Strict where Home Assistant drops what it does not know: a typing mistake is seen.
const TOPIC = /^homeassistant\/(\w+)\/([a-zA-Z0-9_-]+)\/([a-zA-Z0-9_-]+)\/config$/;
/** util.py valid_subscribe_topic: 1 to 65,535 bytes, wildcards only as whole levels; none are wanted here. */
const topic = z
  .string()
  .min(1)
  .max(65_535)
  .regex(/^[^#+\0]+$/);
const template = z.string().min(1);
const availability = z.strictObject({
  topic,
  payload_available: z.string().optional(),
  payload_not_available: z.string().optional(),
  value_template: template.optional(),
});
const common = {
  state_topic: topic,
  qos: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  unique_id: z.string().min(1),
  name: z.string(),
  availability: z.array(availability).optional(),
  availability_mode: z.enum(['all', 'any', 'latest']).optional(),
  device: z.strictObject({
    identifiers: z.array(z.string().min(1)).min(1),
    name: z.string(),
    manufacturer: z.string(),
    model: z.string(),
  }),
  origin: z.strictObject({ name: z.string(), sw_version: z.string().optional(), support_url: z.url().optional() }),
  entity_category: z.literal('diagnostic').optional(),
  json_attributes_topic: topic.optional(),
};
const platforms = {
  binary_sensor: z.strictObject({
    ...common,
    value_template: template,
    /** binary_sensor/__init__.py BinarySensorDeviceClass, those used here. */
    device_class: z.enum(['connectivity', 'problem', 'safety', 'sound']),
  }),
  sensor: z
    .strictObject({
      ...common,
      value_template: template,
      device_class: z.enum(['battery', 'enum']),
      state_class: z.literal('measurement').optional(),
      unit_of_measurement: z.literal('%').optional(),
      options: z.array(z.string()).min(1).optional(),
    })
    // sensor.py validate_sensor_state_and_device_class_config: options and nothing but an enum, and an enum without unit and class.
    .refine(({ options, device_class, state_class, unit_of_measurement }) =>
      options === undefined
        ? device_class !== 'enum'
        : device_class === 'enum' && state_class === undefined && unit_of_measurement === undefined,
    ),
  event: z.strictObject({ ...common, event_types: z.array(z.string()).min(1) }),
};

const settings = mqttSettingsSchema.parse({
  homeAssistant: {},
  zones: ['1932', 'ash kelon/south', 'אשקלון'],
  sirens: [
    { kind: 'tocsin', id: 'horn 1', zones: ['1932'] },
    { kind: 'tocsin', id: 'horn_1', zones: ['b'] },
    { kind: 'tocsin', id: 'drill', zones: ['drill-zone'], lane: 'exercise' },
    { kind: 'tasmota', id: 'plug', zones: ['1932'], topic: 'plug' },
  ],
});
const found = discoveriesOf(settings, (zone) => `Zone ${zone}`);

test('every discovery message is one that Home Assistant takes', () => {
  assert.equal(found.length, 3 * 4 + 4 * 3);
  for (const { topic: where, config } of found) {
    const [, component = ''] = TOPIC.exec(where) ?? [];
    const schema = Object.entries(platforms).find(([name]) => name === component)?.[1];
    assert.ok(schema !== undefined, where);
    const parsed = schema.safeParse(JSON.parse(JSON.stringify(config)));
    assert.ok(parsed.success, `${where}: ${parsed.error?.message}`);
  }
});

test('no two entities share a name, a topic or an id', () => {
  for (const names of [found.map(({ topic: where }) => where), found.map(({ config }) => config['unique_id'])])
    assert.equal(new Set(names).size, found.length);
});

test('nothing can be switched: no siren, no button, no command topic', () => {
  for (const { topic: where, config } of found) {
    assert.match(where, /^homeassistant\/(binary_sensor|sensor|event)\//);
    assert.ok(!JSON.stringify(config).includes('command'));
  }
});

test('exercises are not shown', () => {
  for (const { config } of found) assert.ok(!JSON.stringify(config).includes('exercise') && !JSON.stringify(config).includes('drill-zone'));
});

test('an event names a type that was announced, for each way that an alert can be', () => {
  const text = { headline: 'h', description: 'd', instruction: 'i' };
  const alert = { id: 'a', phase: 'shelter', status: 'Actual', texts: { en: text } } as unknown as SignedAlert;
  const typeOf = (more: Partial<SignedAlert>) => JSON.parse(eventOf({ ...alert, ...more })).event_type;
  const types = [
    typeOf({}),
    typeOf({ phase: 'prepare' }),
    typeOf({ quiet: true }),
    typeOf({ phase: 'allClear', end: { how: 'all-clear', reason: '' } }),
    typeOf({ phase: 'allClear', end: { how: 'expired', reason: '' } }),
    typeOf({ phase: 'allClear', end: { how: 'cancelled', reason: '' } }),
  ];
  assert.deepEqual(types, ['shelter', 'prepare', 'goes-on', 'all-clear', 'all-clear', 'cancelled']);
  for (const type of types) assert.ok(EVENT_TYPES.some((one) => one === type));
});

test('without the setting nothing is announced', () => {
  assert.deepEqual(discoveriesOf({ ...settings, homeAssistant: undefined }, String), []);
});
