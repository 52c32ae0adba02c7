import type { Status } from '@tocsin/core/detection/threat';

/** A report that came in by itself, before anybody looked at it. */
export interface FoundReport {
  readonly text: string;
  readonly publisher?: string | undefined;
  /** Day of publication, `YYYY-MM-DD`, in the zone of the places told of. */
  readonly date?: string | undefined;
  readonly url?: string | undefined;
  readonly title?: string | undefined;
  /** IANA zone of the places told of. */
  readonly timeZone?: string | undefined;
  readonly status: Status;
}

/** Something that was found and not passed on, and why: a file in another encoding, an item without words. */
export interface PassedOver {
  /** A file's name, an item's address or title. */
  readonly what: string;
  readonly reason: string;
}

/** How a source is doing. `stale`: it has been failing for so long that its silence tells nothing. */
export interface ReportSourceHealth {
  readonly id: string;
  readonly kind: 'folder' | 'feed';
  readonly state: 'ok' | 'failing' | 'stale';
  /** When it last could be looked at; ISO 8601. */
  readonly lastGoodAt?: string;
  readonly reason?: string;
  /** The latest ones. */
  readonly passedOver: readonly PassedOver[];
}

/** Where reports come from without anybody carrying them. */
export interface ReportSource {
  readonly id: string;
  readonly kind: ReportSourceHealth['kind'];
  /**
   * Reports as they are found, oldest first as far as that is known; it ends when the source is closed. To ask for the next one is to
   * say that the one before was dealt with for good. What was not is found again after a restart.
   */
  reports(): AsyncIterable<FoundReport>;
  health(): ReportSourceHealth;
  close(): Promise<void>;
}
