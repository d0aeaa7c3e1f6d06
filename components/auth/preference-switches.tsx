'use client';

import { Languages, Monitor, Moon, Sun } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { chooseTheme } from '@/components/shell/user-commands';
import { Button } from '@/components/ui/button';
import { Menu, MenuChoice } from '@/components/ui/menu';
import { setLocale } from '@/lib/actions/preferences';
import { LOCALE_NAMES, LOCALES, THEMES, type Theme } from '@/lib/i18n/locale';

const THEME_ICON = { system: Monitor, light: Sun, dark: Moon };

/** Language and theme, for somebody who is not signed in. */
export function PreferenceSwitches({ initialTheme }: { initialTheme: Theme }) {
  const t = useTranslations('auth');
  const locale = useLocale();
  const [theme, setTheme] = useState(initialTheme);
  const ThemeIcon = THEME_ICON[theme];

  function choose(next: Theme) {
    setTheme(next);
    chooseTheme(next);
  }

  return (
    <div className="flex items-center gap-1">
      <Menu
        align="end"
        trigger={
          <Button variant="ghost" aria-label={`${t('language')}: ${LOCALE_NAMES[locale]}`}>
            <Languages aria-hidden />
            <span lang={locale}>{LOCALE_NAMES[locale]}</span>
          </Button>
        }
      >
        <MenuChoice
          label={t('language')}
          value={locale}
          options={LOCALES.map((value) => ({
            value,
            label: <span lang={value}>{LOCALE_NAMES[value]}</span>,
          }))}
          onValueChange={(value) => void setLocale(value)}
        />
      </Menu>
      <Menu
        align="end"
        trigger={
          <Button variant="ghost" aria-label={`${t('theme')}: ${t(`themes.${theme}`)}`}>
            <ThemeIcon aria-hidden />
            {t(`themes.${theme}`)}
          </Button>
        }
      >
        <MenuChoice
          label={t('theme')}
          value={theme}
          options={THEMES.map((value) => {
            const Icon = THEME_ICON[value];
            return { value, label: t(`themes.${value}`), icon: <Icon aria-hidden className="text-dim" /> };
          })}
          onValueChange={choose}
        />
      </Menu>
    </div>
  );
}
