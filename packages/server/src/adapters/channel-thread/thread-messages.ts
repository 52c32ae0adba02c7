import type { SignedAlert } from '@tocsin/core/message/public-alert';
import type { Result } from '@tocsin/core/units/result';
import type { ChannelHealth, ChannelRefusal, DeliveryReport } from '../../ports/channel.ts';

/** What the main thread says to a thread of channels. */
export type ToThread =
  | { readonly kind: 'present'; readonly channel: string; readonly alerts: readonly SignedAlert[] }
  | { readonly kind: 'tell'; readonly channel: string; readonly alert: SignedAlert }
  | { readonly kind: 'ask'; readonly call: number; readonly channel: string; readonly name: string; readonly body: unknown }
  | { readonly kind: 'close' };

/** What a thread of channels says back. */
export type FromThread =
  /** Sent every second: a thread that is not heard is stuck. `taken` counts the messages it has taken so far. */
  | { readonly kind: 'health'; readonly taken: number; readonly channels: readonly ChannelHealth[] }
  | { readonly kind: 'report'; readonly report: DeliveryReport }
  | { readonly kind: 'answer'; readonly call: number; readonly result: Result<unknown, ChannelRefusal> }
  | { readonly kind: 'fault'; readonly text: string };
