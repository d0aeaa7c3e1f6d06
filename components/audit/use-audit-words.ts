'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { commandBy, STRANGER_ID, SYSTEM_ID } from '@/lib/domain/actors';
import { auditActionKey, isAuditObjectType } from '@/lib/domain/audit-actions';

/** Actions, object types and actors in words; those without words are shown as they are written. */
export function useAuditWords() {
  const t = useTranslations('audit');
  return useMemo(() => {
    const action = (name: string): string => {
      const key = auditActionKey(name);
      return key === null ? name : t(`actions.${key}`);
    };
    const type = (name: string): string => (isAuditObjectType(name) ? t(`types.${name}`) : name);
    const actor = (id: string, name: string): string => {
      if (id === SYSTEM_ID) return t('system');
      if (id === STRANGER_ID) return t('stranger');
      // The name says who used sudo, too.
      return commandBy(id) === null ? name : t('command', { by: commandBy(name) ?? name });
    };
    return { actor, action, type };
  }, [t]);
}
