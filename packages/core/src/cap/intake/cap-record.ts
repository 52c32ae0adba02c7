import * as z from 'zod';
import { identifier, instantText } from '../../detection/observation.ts';
import { PHASES, STATUSES, THREATS } from '../../detection/threat.ts';
import { CAP_MESSAGE_TYPES } from '../cap-alert.ts';

const text = z.string().max(1_000);
const referenceSchema = z.object({ sender: text, identifier: text, sent: instantText });

/** What a message raises or ends. */
const actionSchema = z.object({ phase: z.enum(PHASES), threat: z.enum(THREATS), zones: z.array(identifier).max(20_000) });
export type CapAction = z.infer<typeof actionSchema>;

export const CAP_DECISIONS = ['accepted', 'held', 'refused', 'ignored'] as const;

/**
 * What was decided about one CAP message of somebody else: what the record keeps, and what a start needs to know a replay, an end or
 * a circle of references when it sees one.
 */
export const capRecordSchema = z.object({
  kind: z.literal('cap-message'),
  /** When it was decided. */
  time: instantText,
  status: z.enum(STATUSES),
  source: identifier,
  sender: text,
  identifier: text,
  sent: instantText,
  msgType: z.enum(CAP_MESSAGE_TYPES),
  /** Content id of the message as it was read. */
  content: z.string().max(64),
  decision: z.enum(CAP_DECISIONS),
  code: z.string().max(64),
  reason: z.string().max(500),
  /** False while its sender is not proven: such a message takes nobody's name. */
  isProven: z.boolean(),
  references: z.array(referenceSchema).max(1_000),
  /** Empty unless accepted. */
  actions: z.array(actionSchema).max(100),
  /** Until when it holds. */
  until: instantText.optional(),
  /** Who took a held message in, or turned it away. */
  operators: z.array(identifier).max(10).optional(),
});
export type CapRecord = z.infer<typeof capRecordSchema>;
