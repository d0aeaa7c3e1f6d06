'use client';

import { useTranslations } from 'next-intl';
import { Switch } from '@/components/ui/switch';
import type { UserRow } from '@/lib/schemas/users';

type RightSwitchProps = {
  user: UserRow;
  /** Why the viewer cannot change anything yet; null when they can. */
  wait: string | null;
  onChange: (allowed: boolean) => void;
};

/** Whether somebody may send without approval; who cannot be given it is shown with the reason. */
export function RightSwitch({ user, wait, onChange }: RightSwitchProps) {
  const t = useTranslations('settings.right');
  const tShell = useTranslations('shell');
  const { name, role, breakGlass, whyNotSetRight } = user;
  return (
    <span className="inline-flex items-center gap-2">
      <Switch
        aria-label={t('switch', { name })}
        checked={breakGlass}
        reason={whyNotSetRight ? t(`hurdle.${whyNotSetRight}`, { role: tShell(`roles.${role}`) }) : wait}
        onCheckedChange={onChange}
      />
      <span aria-hidden className={breakGlass ? 'font-medium' : 'text-dim'}>
        {t(breakGlass ? 'yes' : 'no')}
      </span>
    </span>
  );
}
