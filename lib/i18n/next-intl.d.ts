import type { Locale } from '@/lib/i18n/locale';
import type { Messages } from '@/lib/i18n/messages';

// Keys of `useTranslations` and `getTranslations` are checked against the English files.
declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}
