import type { SignedAlert } from '@tocsin/core/message/public-alert';

/** What the tab shows among many others. */
export type Mark = 'calm' | 'stale' | 'prepare' | 'shelter' | 'exercise' | 'test';

/** Colour, shape and sign: whoever cannot tell the colours tells the shapes. */
const MARKS: Readonly<Record<Mark, readonly [shape: string, colour: string, sign: string]>> = {
  calm: ['M16 1a15 15 0 1 0 .01 0Z', '#1d7a46', '#fff'],
  stale: ['M2 2h28v28H2Z', '#5d6470', '#fff'],
  prepare: ['M16 1 31 30H1Z', '#ffc400', '#17130a'],
  shelter: ['M10 1h12l9 9v12l-9 9H10l-9-9V10Z', '#c4161c', '#fff'],
  exercise: ['M16 0 32 16 16 32 0 16Z', '#1c4fa0', '#fff'],
  test: ['M2 2h28v28H2Z', '#4a4f58', '#fff'],
};

/** The mark of an alert in force. */
export function markOf({ status, phase }: SignedAlert): Mark {
  if (status !== 'Actual') return status === 'Exercise' ? 'exercise' : 'test';
  return phase === 'shelter' ? 'shelter' : 'prepare';
}

/** Sets the tab's title and icon. */
export function markTab(mark: Mark, title: string): void {
  document.title = title;
  const [shape, colour, sign] = MARKS[mark];
  const inside = mark === 'calm' ? 'M22 11 14 21l-4-4' : 'M16 9v9M16 22v2';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path d="${shape}" fill="${colour}"/><path d="${inside}" fill="none" stroke="${sign}" stroke-width="3.5"/></svg>`;
  const link = document.querySelector<HTMLLinkElement>('link[rel=icon]');
  if (link !== null) link.href = `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
