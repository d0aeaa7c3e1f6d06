'use client';

import { useTranslations } from 'next-intl';
import type { CodeOutcome, SignInOutcome } from '@/components/auth/post-sign-in';

/** What went wrong with a password or a code, in words; null while nothing did. */
export function useSignInFailure(outcome: SignInOutcome | CodeOutcome | null): string | null {
  const t = useTranslations('auth.failed');
  if (outcome === null || outcome.kind === 'ok' || outcome.kind === 'code_needed') return null;
  if (outcome.kind === 'rate_limited') return t('rateLimited', { seconds: outcome.retryAfterS });
  if (outcome.kind === 'busy') return t('busy', { seconds: outcome.retryAfterS });
  return t(outcome.kind);
}
