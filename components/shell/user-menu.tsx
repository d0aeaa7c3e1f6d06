'use client';

import {
  CalendarDays,
  CircleUser,
  Clock,
  Keyboard,
  LogOut,
  Monitor,
  Moon,
  Settings,
  Sun,
} from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactElement } from 'react';
import { RegionLimitWords } from '@/components/shell/region-limit';
import { chooseTheme, signOut } from '@/components/shell/user-commands';
import { useViewerZone } from '@/components/time/use-clock';
import { Kbd } from '@/components/ui/kbd';
import { Menu, MenuChoice, MenuItem, MenuSeparator } from '@/components/ui/menu';
import { setLocale } from '@/lib/actions/preferences';
import { can, type Role } from '@/lib/domain/permissions';
import { LOCALE_NAMES, LOCALES, THEMES, type Theme } from '@/lib/i18n/locale';
import { zoneCity } from '@/lib/time/zones';
import { routes } from '@/lib/url/routes';

/** `regions`: that they are limited to; null: no limit. */
export type ShellUser = { name: string; email: string; role: Role; regions: readonly string[] | null };

type UserMenuProps = {
  user: ShellUser;
  /** The name of the role in the viewer's language. */
  roleName: string;
  theme: Theme;
  signOutPath: string;
  onShowZone: () => void;
  onShowShortcuts: () => void;
  trigger: ReactElement<Record<string, unknown>>;
};

const THEME_ICON = { system: Monitor, light: Sun, dark: Moon };

/** Everything that is the viewer's own: language, theme, zone, keys, sign-out. */
export function UserMenu({
  user,
  roleName,
  theme,
  signOutPath,
  onShowZone,
  onShowShortcuts,
  trigger,
}: UserMenuProps) {
  const t = useTranslations('shell');
  const locale = useLocale();
  const zone = useViewerZone();
  const router = useRouter();
  return (
    <Menu trigger={trigger} side="top" className="w-60">
      <div className="px-2 pt-1.5 pb-2">
        <p className="truncate font-medium">{user.name}</p>
        <p className="truncate text-dim text-xs">
          {user.email} · {roleName}
        </p>
        {user.regions === null ? null : (
          <p className="text-dim text-xs">
            <RegionLimitWords regions={user.regions} />
          </p>
        )}
      </div>
      <MenuSeparator />
      <MenuChoice
        label={t('language')}
        value={locale}
        options={LOCALES.map((value) => ({ value, label: <span lang={value}>{LOCALE_NAMES[value]}</span> }))}
        onValueChange={(value) => void setLocale(value)}
      />
      <MenuSeparator />
      <MenuChoice
        label={t('theme')}
        value={theme}
        options={THEMES.map((value) => {
          const Icon = THEME_ICON[value];
          return { value, label: t(`themes.${value}`), icon: <Icon aria-hidden className="text-dim" /> };
        })}
        onValueChange={chooseTheme}
      />
      <MenuSeparator />
      <MenuItem
        icon={<CalendarDays aria-hidden className="text-dim" />}
        onClick={() => router.push(routes.calendar())}
      >
        {t('nav.calendar')}
      </MenuItem>
      {can(user.role, 'users.manage') ? (
        <MenuItem
          icon={<Settings aria-hidden className="text-dim" />}
          onClick={() => router.push(routes.settings())}
        >
          {t('nav.settings')}
        </MenuItem>
      ) : null}
      <MenuItem
        icon={<CircleUser aria-hidden className="text-dim" />}
        onClick={() => router.push(routes.settingsAccount())}
      >
        {t('yourAccount')}
      </MenuItem>
      <MenuItem icon={<Clock aria-hidden className="text-dim" />} hint={zoneCity(zone)} onClick={onShowZone}>
        {t('timeZone')}
      </MenuItem>
      <MenuItem
        icon={<Keyboard aria-hidden className="text-dim" />}
        hint={<Kbd>?</Kbd>}
        onClick={onShowShortcuts}
      >
        {t('shortcuts')}
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={<LogOut aria-hidden className="text-dim" />} onClick={() => void signOut(signOutPath)}>
        {t('signOut')}
      </MenuItem>
    </Menu>
  );
}
