import type { BroadcastPages } from '@tocsin/core/cell-broadcast/pages';
import { encodeSerialNumber, type GeographicalScope } from '@tocsin/core/cell-broadcast/serial-number';

/** The unit of a repetition period: one slot of the cell broadcast channel (3GPP TS 48.049 §8.2.8). */
const SLOT_S = 1.883;
const REPETITION_SLOTS_MAX = 4_095;
const BROADCASTS_MAX = 65_535;

/** A message as the centre's JSON interface takes it. */
export interface CentreMessage {
  readonly cbe_name: string;
  readonly category: 'normal' | 'high_priority';
  /** In slots of 1.883 s. */
  readonly repetition_period: number;
  readonly num_of_bcast: number;
  /** The only scope of the interface: everything that the centre is connected to. */
  readonly scope: { readonly scope_plmn: Readonly<Record<string, never>> };
  readonly smscb_message: {
    readonly message_id: number;
    readonly serial_nr: { readonly serial_nr_encoded: number };
    readonly payload: { readonly payload_encoded: { readonly dcs: number; readonly pages: readonly string[] } };
  };
}

/** What a message is made from. */
export interface CentreMessageParts {
  readonly identifier: number;
  readonly code: number;
  readonly update: number;
  readonly scope: GeographicalScope;
  readonly content: BroadcastPages;
  readonly isUrgent: boolean;
  readonly repetitionS: number;
  /** For how long it is broadcast from now on: an alarm whose end never arrives still ends. */
  readonly lastsS: number;
}

/** Writes a message. It repeats no faster than its pages go over the air, one a slot. */
export function centreMessage(parts: CentreMessageParts): CentreMessage {
  const { identifier, code, update, scope, content, isUrgent } = parts;
  const slots = Math.min(Math.max(Math.round(parts.repetitionS / SLOT_S), content.pages.length, 1), REPETITION_SLOTS_MAX);
  return {
    cbe_name: 'tocsin',
    category: isUrgent ? 'high_priority' : 'normal',
    repetition_period: slots,
    // 0 would be without end.
    num_of_bcast: Math.min(Math.max(Math.ceil(parts.lastsS / (slots * SLOT_S)), 1), BROADCASTS_MAX),
    scope: { scope_plmn: {} },
    smscb_message: {
      message_id: identifier,
      serial_nr: { serial_nr_encoded: encodeSerialNumber({ scope, code, update }) },
      payload: { payload_encoded: { dcs: content.dcs, pages: content.pages.map((page) => Buffer.from(page).toString('hex')) } },
    },
  };
}
