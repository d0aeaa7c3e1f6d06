'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { z } from 'zod';
import { notify } from '@/components/feedback/toast-store';
import { useStepUpPerson } from '@/components/form/step-up';
import { draftOf, type PolicyDraft } from '@/components/settings/policy/policy-draft';
import { type ApprovalPolicy, LEAD_UNITS } from '@/lib/domain/approval-policy';
import { PolicyRuleSchema } from '@/lib/schemas/policy';

const STORAGE_KEY = 'desk-policy-draft';

const keptSchema = z.object({
  userId: z.string(),
  version: z.number(),
  draft: z.object({
    rules: z.array(
      z.object({
        key: z.string(),
        rule: PolicyRuleSchema,
        moreThan: z.string(),
        // A draft may have been kept by a desk that did not know them yet.
        sooner: z.string().default(''),
        soonerUnit: z.enum(LEAD_UNITS).default('hours'),
      }),
    ),
    hours: z.object({
      zone: z.string(),
      days: z.array(z.number()).readonly(),
      fromMinute: z.number(),
      toMinute: z.number(),
    }),
    expiry: z.string(),
    stepUpRows: z.string(),
  }),
});
type Kept = z.infer<typeof keptSchema>;

/** What is edited, kept in this tab until it is saved or undone: a stray link, a reload or a sign-in loses nothing. */
export function usePolicyDraft(stored: ApprovalPolicy, version: number) {
  const t = useTranslations('policy.save');
  const { userId } = useStepUpPerson();
  const [draft, setDraft] = useState(() => draftOf(stored));
  const [isRestored, setRestored] = useState(false);
  const unsaved = useRef(false);

  const change = (next: PolicyDraft) => {
    unsaved.current = JSON.stringify(next) !== JSON.stringify(draftOf(stored));
    keep(unsaved.current ? { userId, version, draft: next } : null);
    setDraft(next);
  };
  const undo = () => {
    setRestored(false);
    change(draftOf(stored));
  };
  /** It was saved: nothing is kept any more. */
  const forget = () => {
    unsaved.current = false;
    keep(null);
  };

  const restore = useEffectEvent(() => {
    const kept = read();
    if (kept === null || kept.userId !== userId) return;
    if (kept.version === version) {
      setRestored(true);
      change(kept.draft);
    } else {
      keep(null);
      notify.warning(t('outdated'));
    }
  });
  const warn = useEffectEvent(() => {
    if (unsaved.current) notify.warning(t('left'), { description: t('leftText') });
  });
  // The tab's storage exists only in the browser; leaving the page is an outside event.
  useEffect(() => {
    restore();
    return () => warn();
  }, []);

  const isChanged = JSON.stringify(draft) !== JSON.stringify(draftOf(stored));
  return { draft, change, undo, forget, isRestored, isChanged };
}

function keep(kept: Kept | null): void {
  try {
    if (kept === null) sessionStorage.removeItem(STORAGE_KEY);
    else sessionStorage.setItem(STORAGE_KEY, JSON.stringify(kept));
  } catch {
    // Storage is off or full: then the browser's own question before leaving is all there is.
  }
}

function read(): Kept | null {
  try {
    const parsed = keptSchema.safeParse(JSON.parse(sessionStorage.getItem(STORAGE_KEY) ?? 'null'));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Asks before the tab is closed or leaves the site, while `isAsked`. */
export function useLeaveQuestion(isAsked: boolean): void {
  useEffect(() => {
    if (!isAsked) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isAsked]);
}
