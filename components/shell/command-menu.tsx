'use client';

import { Dialog } from '@base-ui/react/dialog';
import { Command, defaultFilter } from 'cmdk';
import { Clock, Keyboard, Languages, LogOut, Moon, Sun } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { CommandEntry } from '@/components/shell/command-entry';
import { CommandFinds, FOUND, SEARCH } from '@/components/shell/command-finds';
import type { NavItem } from '@/components/shell/nav-items';
import { signOut } from '@/components/shell/sign-out';
import { chooseTheme } from '@/components/shell/theme';
import { Kbd } from '@/components/ui/kbd';
import { POPUP } from '@/components/ui/popup-styles';
import { setLocale } from '@/lib/actions/preferences';
import { cn } from '@/lib/cn';
import { LOCALE_NAMES, LOCALES } from '@/lib/i18n/locale';

type CommandMenuProps = {
  items: readonly NavItem[];
  signOutPath: string;
  onClose: () => void;
  onShowZone: () => void;
  onShowShortcuts: () => void;
};

// biome-ignore lint/style/noDefaultExport: React.lazy takes a default export
export default function CommandMenu({
  items,
  signOutPath,
  onClose,
  onShowZone,
  onShowShortcuts,
}: CommandMenuProps) {
  const t = useTranslations('shell');
  const locale = useLocale();
  const router = useRouter();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState('');

  function then(run: () => void) {
    return () => {
      onClose();
      run();
    };
  }

  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/35" />
        <Dialog.Popup
          aria-label={t('commandMenu')}
          className={cn(
            POPUP,
            'fixed top-[18vh] left-1/2 z-50 w-[calc(100vw-2rem)] max-w-130 -translate-x-1/2 rounded-lg',
          )}
        >
          <Command label={t('commandMenu')} loop filter={rankOf} value={chosen} onValueChange={setChosen}>
            <Command.Input
              value={text}
              onValueChange={setText}
              placeholder={t('commandPlaceholder')}
              className="h-11 w-full border-line border-b bg-transparent px-4 outline-none placeholder:text-faint"
            />
            <Command.List className="max-h-80 overflow-y-auto p-1.5">
              <Command.Empty className="px-3 py-6 text-center text-dim">{t('commandEmpty')}</Command.Empty>
              {items.map((item) => (
                <CommandEntry
                  key={item.id}
                  icon={item.icon}
                  hint={<GoKeys letter={item.key} />}
                  onSelect={then(() => router.push(item.href))}
                >
                  {t('goTo', { page: t(`nav.${item.id}`) })}
                </CommandEntry>
              ))}
              <CommandEntry icon={Sun} onSelect={then(() => chooseTheme('light'))}>
                {t('useTheme', { theme: t('themes.light') })}
              </CommandEntry>
              <CommandEntry icon={Moon} onSelect={then(() => chooseTheme('dark'))}>
                {t('useTheme', { theme: t('themes.dark') })}
              </CommandEntry>
              {LOCALES.filter((other) => other !== locale).map((other) => (
                <CommandEntry key={other} icon={Languages} onSelect={then(() => void setLocale(other))}>
                  {LOCALE_NAMES[other]}
                </CommandEntry>
              ))}
              <CommandEntry icon={Clock} onSelect={then(onShowZone)}>
                {t('timeZone')}
              </CommandEntry>
              <CommandEntry icon={Keyboard} hint={<Kbd>?</Kbd>} onSelect={then(onShowShortcuts)}>
                {t('shortcuts')}
              </CommandEntry>
              <CommandEntry icon={LogOut} onSelect={then(() => void signOut(signOutPath))}>
                {t('signOut')}
              </CommandEntry>
              <CommandFinds
                text={text}
                onFound={setChosen}
                onGo={(path) => then(() => router.push(path))()}
              />
            </Command.List>
          </Command>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** What the server has found matches whatever was typed, and stands before pages and settings; the searches come last. */
function rankOf(value: string, search: string): number {
  if (value.startsWith(FOUND)) return 1;
  return value.startsWith(SEARCH) ? 0.01 : defaultFilter(value, search) * 0.9;
}

function GoKeys({ letter }: { letter: string }) {
  return (
    <span className="flex gap-0.5">
      <Kbd>g</Kbd>
      <Kbd>{letter}</Kbd>
    </span>
  );
}
