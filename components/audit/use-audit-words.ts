'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { commandBy, STRANGER_ID, SYSTEM_ID } from '@/lib/domain/actors';

/** Guarantee: only used after `has` said that the message exists. */
function knownKey(key: string): never {
  return key as never;
}

/** Actions, object types and actors in words; those without words are shown as they are written. */
export function useAuditWords() {
  const t = useTranslations('audit');
  return useMemo(() => {
    const wordOf = (group: string, name: string): string => {
      const key = `${group}.${name.replaceAll(/[.-]/g, '_')}`;
      return /^[\w.-]+$/.test(name) && t.has(knownKey(key)) ? t(knownKey(key)) : name;
    };
    const actor = (id: string, name: string): string => {
      if (id === SYSTEM_ID) return t('system');
      if (id === STRANGER_ID) return t('stranger');
      // The name says who used sudo, too.
      return commandBy(id) === null ? name : t('command', { by: commandBy(name) ?? name });
    };
    return {
      actor,
      action: (name: string) => wordOf('actions', name),
      type: (name: string) => wordOf('types', name),
    };
  }, [t]);
}
