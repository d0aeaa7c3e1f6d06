import { useTranslations } from 'next-intl';

export const MAIN_ID = 'main';

/** First stop of the Tab key: past the navigation. */
export function SkipLink() {
  const t = useTranslations('shell');
  return (
    <a
      href={`#${MAIN_ID}`}
      className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-60 focus:rounded-md focus:bg-accent focus:px-3 focus:py-1.5 focus:text-on-accent"
    >
      {t('skipToContent')}
    </a>
  );
}
