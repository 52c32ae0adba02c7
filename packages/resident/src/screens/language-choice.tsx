import { LANGUAGE_NAMES, PAGE_LANGUAGES, type PageLanguage, WORDS } from '../words.ts';

interface ChoiceProps {
  readonly language: PageLanguage;
  readonly onLanguage: (language: PageLanguage) => void;
}

/** The language of the page, each under its own name. */
export function LanguageChoice({ language, onLanguage }: ChoiceProps) {
  return (
    <select
      aria-label={WORDS[language].language}
      value={language}
      onChange={(event) => {
        const chosen = PAGE_LANGUAGES.find((each) => each === event.currentTarget.value);
        if (chosen !== undefined) onLanguage(chosen);
      }}
    >
      {PAGE_LANGUAGES.map((each) => (
        <option key={each} value={each} lang={each}>
          {LANGUAGE_NAMES[each]}
        </option>
      ))}
    </select>
  );
}
