/** What is in the air. `unknown` is a value of its own: it is never read as "nothing". */
export const THREATS = ['rocket', 'missile', 'mortar', 'uav', 'aircraft', 'unknown'] as const;
export type Threat = (typeof THREATS)[number];

/**
 * CAP 1.2 §3.2.1 status, less `System` and `Draft`. Each status is a lane of its own through the whole engine: what arrives in
 * one can never raise an alert in another.
 */
export const STATUSES = ['Actual', 'Exercise', 'Test'] as const;
export type Status = (typeof STATUSES)[number];

/** CAP 1.2 §3.2.2 responseType, in this project's words. */
export const PHASES = ['prepare', 'shelter', 'allClear'] as const;
export type Phase = (typeof PHASES)[number];
