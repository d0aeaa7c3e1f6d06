'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { noAnswer } from '@/components/feedback/desk-updated';
import { useProblemText } from '@/components/feedback/use-problem-text';
import { ReadError } from '@/lib/api-client/get-json';
import type { DeskProblem } from '@/lib/schemas/action-result';
import type { EventRow } from '@/lib/schemas/events';

const TYPES = {
  'Instance:SystemFailure.Redeploy': 'types.failureRedeploy',
  'Instance:SystemMaintenance.Redeploy': 'types.maintenanceRedeploy',
  'Instance:SystemFailure.Reboot': 'types.failureReboot',
  'Instance:SystemMaintenance.Reboot': 'types.maintenanceReboot',
  'Instance:SystemUpgrade.Migrate': 'types.upgradeMigrate',
  'Instance:RegionNetworkDown': 'types.regionNetworkDown',
  'EnsRegion:NetworkMigration': 'types.networkMigration',
  'Disk:Stalled': 'types.diskStalled',
  'IP:SafeRisk': 'types.ipRisk',
  'IP:SafeBan': 'types.ipBan',
} as const;

const LEVELS = { CRITICAL: 'levels.CRITICAL', WARN: 'levels.WARN', INFO: 'levels.INFO' } as const;

const STATUSES = {
  Inquiring: 'statuses.Inquiring',
  Scheduled: 'statuses.Scheduled',
  Executing: 'statuses.Executing',
  Executed: 'statuses.Executed',
  Failed: 'statuses.Failed',
  Canceled: 'statuses.Canceled',
  Avoided: 'statuses.Avoided',
} as const;

const OUTCOMES = {
  queued: 'sheet.outcomes.queued',
  sending: 'sheet.outcomes.sending',
  accepted: 'sheet.outcomes.accepted',
  refused: 'sheet.outcomes.refused',
  unknown: 'sheet.outcomes.unknown',
  skipped: 'sheet.outcomes.skipped',
} as const;

type KnownStatus = keyof typeof STATUSES;
/** Guarantee: only called for a key of STATUSES. */
const knownStatus = (value: string) => value as KnownStatus;

type Values<Table> = Table[keyof Table];
type Message =
  | Values<typeof TYPES>
  | Values<typeof LEVELS>
  | Values<typeof STATUSES>
  | Values<typeof OUTCOMES>;

function lookUp(table: Readonly<Record<string, Message>>, value: string): Message | null {
  return Object.hasOwn(table, value) ? (table[value] ?? null) : null;
}

/** Words for the cloud's own values in the viewer's language; a value that is not known is shown as it is. */
export function useEventWords() {
  const t = useTranslations('events');
  return useMemo(() => {
    // A list asks for the same few words in every row.
    const said = new Map<Message, string>();
    const say = (table: Readonly<Record<string, Message>>, value: string) => {
      const message = lookUp(table, value);
      if (message === null) return value;
      const word = said.get(message) ?? t(message);
      said.set(message, word);
      return word;
    };
    const status = (value: string) => say(STATUSES, value);
    return {
      type: (value: string) => say(TYPES, value),
      level: (value: string) => say(LEVELS, value),
      status,
      /** What the cloud means by a status; '' for one that is not known. */
      statusHint: (value: string) =>
        Object.hasOwn(STATUSES, value) ? t(`statusHints.${knownStatus(value)}`) : '',
      outcome: (value: string) => say(OUTCOMES, value),
      /** Why the event cannot be chosen, or null when it can. */
      whyNot: (row: Pick<EventRow, 'heldBy' | 'notRedeployable' | 'eventStatus'>): string | null => {
        if (row.notRedeployable) {
          return t(`notRedeployable.${row.notRedeployable}`, { status: status(row.eventStatus) });
        }
        if (!row.heldBy) return null;
        return t('heldBy', { number: String(row.heldBy.batchNumber), name: row.heldBy.createdByName });
      },
    };
  }, [t]);
}

export type EventWords = ReturnType<typeof useEventWords>;

/** What to tell about a failed reading or action, and what can be done about it. */
export function useEventProblems() {
  const t = useTranslations('events.problem');
  const say = useProblemText();
  return useMemo(() => {
    const ofProblem = (problem: DeskProblem | null) => say(problem, t('server'));
    const ofError = (error: Error) => {
      if (error instanceof ReadError && error.status !== null) return ofProblem(error.problem);
      return say(noAnswer(error)?.problem ?? null, t('network'));
    };
    return { ofProblem, ofError };
  }, [t, say]);
}

/** The id to quote to an administrator, if the server gave one. */
export function requestIdOf(error: Error | null): string | null {
  return error instanceof ReadError ? (error.problem?.correlationId ?? null) : null;
}
