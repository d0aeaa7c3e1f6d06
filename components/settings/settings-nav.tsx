'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { routes } from '@/lib/url/routes';

/** Pages that only admins open. */
const FOR_ADMINS: readonly string[] = ['users', 'notifications'];
const PAGES = [
  { id: 'users', href: routes.settingsUsers() },
  { id: 'notifications', href: routes.settingsNotifications() },
  { id: 'policy', href: routes.settingsPolicy() },
  { id: 'schedule', href: routes.settingsSchedule() },
  { id: 'account', href: routes.settingsAccount() },
] as const;

/** The pages of the settings that a person may open, side by side under the header. */
export function SettingsNav({ canManageUsers }: { canManageUsers: boolean }) {
  const t = useTranslations('settings.nav');
  const pathname = usePathname();
  return (
    <nav aria-label={t('label')} className="shrink-0 border-line border-b px-5 max-sm:px-4">
      <ul className="flex gap-5 overflow-x-auto max-sm:gap-4">
        {PAGES.filter(({ id }) => canManageUsers || !FOR_ADMINS.includes(id)).map(({ id, href }) => (
          <li key={id} className="flex">
            <Link
              href={href}
              aria-current={pathname === href ? 'page' : undefined}
              className="-mb-px flex h-10 items-center whitespace-nowrap border-transparent border-b-2 text-dim hover:text-text focus-visible:outline-offset-[-2px] aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-text"
            >
              {t(id)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
