'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';

/** Guarantee: only used after `has` said that the message exists. */
function knownKey(key: string): never {
  return key as never;
}

/** Actions and object types in words; those without words are shown as they are written. */
export function useAuditWords() {
  const t = useTranslations('audit');
  return useMemo(() => {
    const wordOf = (group: string, name: string): string => {
      const key = `${group}.${name.replaceAll(/[.-]/g, '_')}`;
      return /^[\w.-]+$/.test(name) && t.has(knownKey(key)) ? t(knownKey(key)) : name;
    };
    return {
      action: (name: string) => wordOf('actions', name),
      type: (name: string) => wordOf('types', name),
    };
  }, [t]);
}
