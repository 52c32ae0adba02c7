/** How a message is to be kept by the broker. */
export interface Keeping {
  readonly isRetained?: boolean;
  /** Waits for the broker to confirm, and has it confirmed by who listens: for what nobody acknowledges otherwise. */
  readonly isConfirmed?: boolean;
  /** Seconds; brokers of MQTT 3.1.1 know nothing of it and keep for ever. */
  readonly expiryS?: number;
}

/** The channel's way to its broker, embedded or external. Nothing waits in it for a connection: after one, the present is told anew. */
export interface MqttLink {
  publish(topic: string, payload: string, keeping?: Keeping): void;
  isUp(): boolean;
  /** Messages handed over and not yet taken by the broker. */
  pending(): number;
  close(): Promise<void>;
}

/** What a link tells. */
export interface LinkListener {
  /** Filters to listen to. */
  readonly filters: readonly string[];
  /** `isKept`: the broker kept it from earlier, nobody says it now. */
  readonly onMessage: (topic: string, payload: string, isKept: boolean) => void;
  /** The connection is there, for the first time or again. */
  readonly onUp: () => void;
  readonly onFault: (fault: unknown) => void;
  /** Retained while the server is there, and what the broker says for it when it is not. */
  readonly presence: { readonly topic: string; readonly online: string; readonly offline: string };
}
