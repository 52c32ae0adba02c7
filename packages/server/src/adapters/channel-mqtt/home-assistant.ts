import type { SignedAlert } from '@tocsin/core/message/public-alert';
import { serverStatusTopic, sirenTopic, zoneEventTopic, zoneStateTopic } from '@tocsin/core/siren/siren-topics';
import type { MqttSettings } from '../../config/siren-settings.ts';

/** One retained message by which Home Assistant finds something. */
export interface Discovery {
  readonly topic: string;
  readonly config: Readonly<Record<string, unknown>>;
}

/** What an event entity may tell. */
export const EVENT_TYPES = ['prepare', 'shelter', 'goes-on', 'all-clear', 'cancelled'] as const;

/**
 * What Home Assistant is told of the sirens and of the zones of the live lane. Everything can be watched and nothing can be switched: a
 * siren sounds for a signed command only. Exercises are left out: no automation may take one for an alarm.
 *
 * @param nameOf - a zone's name for people
 * @see Home Assistant, MQTT integration, "MQTT Discovery"
 */
export function discoveriesOf(settings: MqttSettings, nameOf: (zone: string) => string): readonly Discovery[] {
  if (settings.homeAssistant === undefined) return [];
  const { discoveryPrefix } = settings.homeAssistant;
  const node = plainId(settings.prefix);
  const sirens = settings.sirens.filter(({ kind }) => kind === 'tocsin').flatMap(({ id }) => sirenEntities(settings.prefix, id));
  const zoneIds = new Set([...settings.zones, ...settings.sirens.filter(({ lane }) => lane === 'live').flatMap(({ zones }) => zones)]);
  const zones = [...zoneIds].flatMap((zone) => zoneEntities(settings.prefix, zone, nameOf(zone)));
  return [...sirens, ...zones].map(({ component, object, ...config }) => ({
    topic: `${discoveryPrefix}/${component}/${node}/${object}/config`,
    config: { ...config, unique_id: `${node}_${object}`, origin: { name: 'Tocsin' }, qos: 1 },
  }));
}

/** The filter under which discovery messages of this installation lie, so that those of what is gone can be taken back. */
export function discoveryFilter(settings: MqttSettings): string | undefined {
  return settings.homeAssistant && `${settings.homeAssistant.discoveryPrefix}/+/${plainId(settings.prefix)}/+/config`;
}

/** One alert for a zone's event entity. Not retained: Home Assistant passes over retained events. */
export function eventOf(alert: SignedAlert): string {
  const { id, status, phase, threat, sent, expires, shelterTimeS, impactAt, reason } = alert;
  const headline = alert.texts.en.headline;
  const facts = { alert: id, status, phase, threat, sent, expires, shelterTimeS, impactAt, reason, headline };
  return JSON.stringify({ event_type: eventType(alert), ...facts });
}

function eventType({ phase, quiet, end }: SignedAlert): (typeof EVENT_TYPES)[number] {
  if (phase === 'allClear') return end?.how === 'cancelled' ? 'cancelled' : 'all-clear';
  return quiet === true ? 'goes-on' : phase;
}

interface Entity {
  readonly component: 'binary_sensor' | 'sensor' | 'event';
  readonly object: string;
  readonly [key: string]: unknown;
}

function sirenEntities(prefix: string, id: string): readonly Entity[] {
  const status = sirenTopic(prefix, id, 'status');
  const key = `siren_${plainId(id)}`;
  const device = { identifiers: [`${plainId(prefix)}_${key}`], name: `Siren ${id}`, manufacturer: 'Tocsin', model: 'Siren' };
  const server = { topic: serverStatusTopic(prefix) };
  const itself = { topic: status, value_template: '{{ value_json.state }}' };
  const entity = { state_topic: status, device, availability: [server, itself], availability_mode: 'all' };
  const whether = (test: string) => `{{ 'ON' if ${test} else 'OFF' }}`;
  return [
    {
      ...entity,
      component: 'binary_sensor',
      object: `${key}_connected`,
      name: 'Connected',
      device_class: 'connectivity',
      entity_category: 'diagnostic',
      availability: [server],
      value_template: whether("value_json.state == 'online'"),
    },
    {
      ...entity,
      component: 'binary_sensor',
      object: `${key}_sounding`,
      name: 'Sounding',
      device_class: 'sound',
      value_template: whether('value_json.isSounding'),
    },
    {
      ...entity,
      component: 'binary_sensor',
      object: `${key}_fault`,
      name: 'Fault',
      device_class: 'problem',
      entity_category: 'diagnostic',
      value_template: whether('value_json.faults'),
      json_attributes_topic: status,
    },
    {
      ...entity,
      component: 'sensor',
      object: `${key}_battery`,
      name: 'Battery',
      device_class: 'battery',
      entity_category: 'diagnostic',
      state_class: 'measurement',
      unit_of_measurement: '%',
      value_template: "{{ value_json.batteryPercent | default('None') }}",
    },
  ];
}

function zoneEntities(prefix: string, zone: string, name: string): readonly Entity[] {
  const state = zoneStateTopic(prefix, 'live', zone);
  const key = `zone_${plainId(zone)}`;
  const device = { identifiers: [`${plainId(prefix)}_${key}`], name, manufacturer: 'Tocsin', model: 'Zone' };
  const entity = { device, availability: [{ topic: serverStatusTopic(prefix) }] };
  return [
    {
      ...entity,
      component: 'binary_sensor',
      object: `${key}_shelter`,
      name: 'Take shelter',
      device_class: 'safety',
      state_topic: state,
      value_template: "{{ 'ON' if value_json.phase == 'shelter' else 'OFF' }}",
    },
    {
      ...entity,
      component: 'sensor',
      object: `${key}_phase`,
      name: 'Phase',
      device_class: 'enum',
      options: ['calm', 'prepare', 'shelter'],
      state_topic: state,
      value_template: '{{ value_json.phase }}',
      json_attributes_topic: state,
    },
    {
      ...entity,
      component: 'event',
      object: `${key}_alert`,
      name: 'Alert',
      event_types: EVENT_TYPES,
      state_topic: zoneEventTopic(prefix, 'live', zone),
    },
  ];
}

/** A name in the letters that a discovery topic may have, and no two names the same: `[a-zA-Z0-9_-]`. */
function plainId(name: string): string {
  return [...Buffer.from(name)]
    .map((byte) => (/[a-zA-Z0-9-]/.test(String.fromCharCode(byte)) ? String.fromCharCode(byte) : `_${byte.toString(16)}`))
    .join('');
}
