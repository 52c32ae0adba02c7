import type { SignedAlert } from '@tocsin/core/message/public-alert';

/** What the tab shows among many others. */
export type Mark = 'calm' | 'stale' | 'prepare' | 'shelter' | 'exercise' | 'test';

const COLOURS: Readonly<Record<Mark, string>> = {
  calm: '#1d7a46',
  stale: '#5d6470',
  prepare: '#b45f06',
  shelter: '#c4161c',
  exercise: '#1c4fa0',
  test: '#4a4f58',
};

/** The mark of an alert in force. */
export function markOf({ status, phase }: SignedAlert): Mark {
  if (status !== 'Actual') return status === 'Exercise' ? 'exercise' : 'test';
  return phase === 'shelter' ? 'shelter' : 'prepare';
}

/** Sets the tab's title and icon. */
export function markTab(mark: Mark, title: string): void {
  document.title = title;
  const sign = mark === 'calm' ? '<circle cx="16" cy="16" r="6" fill="#fff"/>' : '<path d="M14 6h4v13h-4zM14 22h4v4h-4z" fill="#fff"/>';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="${COLOURS[mark]}"/>${sign}</svg>`;
  const link = document.querySelector<HTMLLinkElement>('link[rel=icon]');
  if (link !== null) link.href = `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
