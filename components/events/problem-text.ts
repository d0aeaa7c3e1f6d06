'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { MAX_BATCH_ROWS } from '@/lib/domain/limits';
import { ReadError } from '@/lib/queries/get-json';
import type { DeskProblem } from '@/lib/schemas/action-result';

/** What to tell about a failed reading or action, and what can be done about it. */
export function useProblemText() {
  const t = useTranslations('events.problem');
  return useMemo(() => {
    const ofProblem = (problem: DeskProblem): string => {
      switch (problem.code) {
        case 'unauthenticated':
          return t('session');
        case 'forbidden':
          return t('forbidden');
        case 'invalid_input':
          return t('invalid');
        case 'too_many_rows':
          return t('tooMany', { max: MAX_BATCH_ROWS });
        case 'rate_limited':
          return t('rateLimited');
        case 'stale':
        case 'conflict':
          return t('stale');
        default:
          return t('action', { id: problem.correlationId });
      }
    };
    const ofError = (error: Error): string => {
      if (!(error instanceof ReadError) || error.status === null) return t('network');
      const code = error.problem?.code;
      const isOurs = code && code !== 'internal' && code !== 'unavailable';
      return error.problem && isOurs ? ofProblem(error.problem) : t('server');
    };
    return { ofProblem, ofError };
  }, [t]);
}

/** The id to quote to an administrator, if the server gave one. */
export function requestIdOf(error: Error | null): string | null {
  return error instanceof ReadError ? (error.problem?.correlationId ?? null) : null;
}
