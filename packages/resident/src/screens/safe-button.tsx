import { useState } from 'preact/hooks';
import { clockTime, type PageLanguage, WORDS } from '../words.ts';
import { Icon } from './icons.tsx';

interface SafeProps {
  readonly language: PageLanguage;
  readonly nowMs: number;
  readonly onSafe: () => void;
}

/** Tells others "I am safe" by the phone's own ways. Nothing goes to the server, and no place is in it. */
export function SafeButton({ language, nowMs, onSafe }: SafeProps) {
  const [isOpen, setOpen] = useState(false);
  const [isCopied, setCopied] = useState(false);
  const words = WORDS[language];
  const text = `${words.safeText} ${clockTime(language, nowMs, nowMs)}`;
  const tell = () => {
    onSafe();
    if (!('share' in navigator)) return setOpen(true);
    // Waved away, or no app to share with: the other ways stay.
    navigator.share({ text }).catch(() => setOpen(true));
  };
  return (
    <>
      <button type="button" class="safe" aria-expanded={isOpen} onClick={tell}>
        <Icon name="check" />
        {words.safe}
      </button>
      {isOpen && (
        <div class="sheet">
          <p class="note">{words.safeNote}</p>
          <a class="button" href={`sms:?&body=${encodeURIComponent(text)}`}>
            {words.bySms}
          </a>
          <button
            type="button"
            onClick={() =>
              void navigator.clipboard?.writeText(text).then(
                () => setCopied(true),
                () => {},
              )
            }
          >
            <span role="status">{isCopied ? words.copied : words.copy}</span>
          </button>
          <button type="button" onClick={() => setOpen(false)}>
            {words.close}
          </button>
        </div>
      )}
    </>
  );
}
