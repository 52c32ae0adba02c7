import * as client from 'prom-client';
import type { WarningService } from '../app/service.ts';

/** What is counted, in Prometheus' words. */
export interface Metrics {
  readonly type: string;
  read(): Promise<string>;
  /** Notes how long a request took; `route` is the route's pattern, so that addresses with ids in them do not pile up. */
  noteRequest(request: { readonly method: string; readonly route: string; readonly status: number; readonly durationS: number }): void;
}

/** A request takes a millisecond or is in trouble. */
const DURATION_BUCKETS_S = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1, 5];

const COUNTED: Readonly<Record<string, string>> = {
  tocsin_alerts_total: 'Alerts told since the start',
  tocsin_observations_total: 'Observations taken in since the start',
  tocsin_discards_total: 'Inputs the engine could not use, each with a reason in the journal',
  tocsin_refusals_forged_total: 'Alerts that devices refused because their signature was not ours',
  tocsin_refusals_expired_total: 'Alerts that reached a device after they had run out',
  tocsin_refusals_replayed_total: 'Alerts that a device had been told before and that were made to ring again',
  tocsin_listeners: 'Listeners connected now',
  tocsin_journal_entries: 'Entries in the journal',
};

/** Makes the metrics of one server: its own registry, so that two servers in one process do not mix. */
export function createMetrics(service: WarningService): Metrics {
  const registry = new client.Registry();
  const registers = [registry];
  client.collectDefaultMetrics({ register: registry });
  const requests = new client.Histogram({
    name: 'tocsin_http_request_duration_seconds',
    help: 'Time from the head of a request to the end of its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: DURATION_BUCKETS_S,
    registers,
  });
  for (const [name, help] of Object.entries(COUNTED)) addCount({ name, help, registers }, () => service.counters()[name] ?? 0);
  addHealth(service, registers);
  return {
    type: registry.contentType,
    read: () => registry.metrics(),
    noteRequest: ({ method, route, status, durationS }) => requests.observe({ method, route, status: String(status) }, durationS),
  };
}

interface Named {
  readonly name: string;
  readonly help: string;
  readonly registers: client.Registry[];
}

/** The service counts; at each reading its figure is taken over. */
function addCount(named: Named, read: () => number): void {
  if (!named.name.endsWith('_total')) {
    const gauge: client.Gauge = new client.Gauge({ ...named, collect: () => gauge.set(read()) });
    return;
  }
  const counter: client.Counter = new client.Counter({
    ...named,
    collect() {
      counter.reset();
      counter.inc(read());
    },
  });
}

function addHealth(service: WarningService, registers: client.Registry[]): void {
  addCount({ name: 'tocsin_degraded', help: '1 while the system is degraded', registers }, () => (service.health().state === 'ok' ? 0 : 1));
  addCount(
    { name: 'tocsin_journal_pending_entries', help: 'Entries not durable yet', registers },
    () => service.health().journal.pendingEntries,
  );
  addCount(
    { name: 'tocsin_journal_oldest_pending_seconds', help: 'Age of the oldest entry that is not durable yet', registers },
    () => service.health().journal.oldestPendingMs / 1000,
  );
  const age: client.Gauge = new client.Gauge({
    name: 'tocsin_source_age_seconds',
    help: 'Time since a source was last heard; absent for one never heard',
    labelNames: ['source', 'kind'],
    registers,
    collect() {
      age.reset();
      for (const { id, kind, ageS } of service.health().sources) if (ageS !== undefined) age.set({ source: id, kind }, ageS);
    },
  });
  addChannels(service, registers);
}

function addChannels(service: WarningService, registers: client.Registry[]): void {
  const labelled = { labelNames: ['channel'], registers };
  const up: client.Gauge = new client.Gauge({ name: 'tocsin_channel_up', help: '1 while a channel is well', ...labelled });
  const ends: client.Gauge = new client.Gauge({ name: 'tocsin_channel_ends', help: 'Ends that a channel can reach', ...labelled });
  const pending: client.Gauge = new client.Gauge({
    name: 'tocsin_channel_pending_messages',
    help: 'Messages neither delivered nor given up',
    ...labelled,
    collect() {
      for (const gauge of [up, ends, pending]) gauge.reset();
      for (const { id, state, ends: count, pending: waiting } of service.health().channels) {
        up.set({ channel: id }, state === 'ok' ? 1 : 0);
        ends.set({ channel: id }, count);
        pending.set({ channel: id }, waiting);
      }
    },
  });
}
