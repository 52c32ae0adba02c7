import type { SignedAlert } from '@tocsin/core/message/public-alert';

/** What an icon says. Shapes differ, not only colours: triangle prepare, house shelter, ring all-clear, diamond exercise. */
export type IconName =
  | 'prepare'
  | 'shelter'
  | 'allClear'
  | 'exercise'
  | 'test'
  | 'stale'
  | 'cross'
  | 'calm'
  | 'bell'
  | 'door'
  | 'clock'
  | 'check'
  | 'gear'
  | 'home'
  | 'pin'
  | 'arrow';

const PATHS: Readonly<Record<IconName, string>> = {
  prepare: 'M24 4 46 43H2Zm-2.5 13 .6 14h3.8l.6-14Zm2.5 16.5a2.8 2.8 0 1 0 .01 0Z',
  shelter: 'M24 3 3 21v24h12V30h18v15h12V21Zm-3 21h6v9h5l-8 10-8-10h5Z',
  allClear: 'M24 2a22 22 0 1 0 .01 0Zm0 6a16 16 0 1 1-.01 0Zm9 8-12 13-6-6-4 4 10 10 16-17Z',
  exercise: 'M24 1 47 24 24 47 1 24Zm0 7.5L8.5 24 24 39.5 39.5 24Zm0 7.5 8 8-8 8-8-8Z',
  test: 'M14 3h20l11 11v20L34 45H14L3 34V14Zm2 5-8 8v16l8 8h16l8-8V16l-8-8Zm8 10a6 6 0 1 0 .01 0Z',
  stale:
    'M5 2 2 5l8 8C6 15 4 17 2 19l4 4c3-3 6-5 9-6l4 4c-3 1-6 2-8 5l4 4c2-2 5-4 9-4l19 19 3-3Zm19 31a5 5 0 1 0 .01 0ZM23 12c8 0 14 3 19 8l4-4C40 10 33 6 24 6c-2 0-4 0-6 .5Z',
  cross: 'M24 2a22 22 0 1 0 .01 0Zm-9 9 9 9 9-9 4 4-9 9 9 9-4 4-9-9-9 9-4-4 9-9-9-9Z',
  calm: 'M24 2 5 9v14c0 11 8 19 19 23 11-4 19-12 19-23V9Zm9 13 4 4-15 15-9-9 4-4 5 5Z',
  bell: 'M24 2c-2 0-3 1-3 3v1C13 8 9 14 9 21v11l-5 6v2h40v-2l-5-6V21c0-7-4-13-12-15V5c0-2-1-3-3-3Zm-6 40a6 6 0 0 0 12 0Z',
  door: 'M24 3 3 21v24h12V28h18v17h12V21Z',
  clock: 'M24 2a22 22 0 1 0 .01 0Zm0 5a17 17 0 1 1-.01 0Zm-2.5 5v13l9 6 2.5-4-6.5-4.5V12Z',
  check: 'M24 2a22 22 0 1 0 .01 0Zm10 12 4 4-17 17-10-10 4-4 6 6Z',
  gear: 'M20 2h8l1 6 4 2 6-3 5 7-5 4v5l5 4-5 7-6-3-4 2-1 6h-8l-1-6-4-2-6 3-5-7 5-4v-5l-5-4 5-7 6 3 4-2Zm4 14a7.5 7.5 0 1 0 .01 0Z',
  home: 'M24 4 2 24h6v20h12V31h8v13h12V24h6Z',
  pin: 'M24 2C15 2 9 8 9 17c0 10 15 29 15 29s15-19 15-29c0-9-6-15-15-15Zm0 9a6 6 0 1 1-.01 0Z',
  arrow: 'M24 2 42 44 24 34 6 44Z',
};

interface IconProps {
  readonly name: IconName;
  /** Degrees clockwise. */
  readonly turnDeg?: number;
}

/** A picture beside a word: the word says it, so screen readers pass the picture over. */
export function Icon({ name, turnDeg }: IconProps) {
  return (
    <svg
      class="icon"
      viewBox="0 0 48 48"
      width="24"
      height="24"
      aria-hidden="true"
      style={turnDeg === undefined ? undefined : { transform: `rotate(${turnDeg}deg)` }}
    >
      <path fill="currentColor" fill-rule="evenodd" d={PATHS[name]} />
    </svg>
  );
}

/** The icon of an alert. */
export function iconOf({ status, phase }: Pick<SignedAlert, 'status' | 'phase'>): IconName {
  return status === 'Actual' ? phase : status === 'Exercise' ? 'exercise' : 'test';
}
