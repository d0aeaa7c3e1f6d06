'use client';

import { CircleX, ShieldCheck, ShieldX } from 'lucide-react';
import Link from 'next/link';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Instant } from '@/components/time/instant';
import { Badge } from '@/components/ui/badge';
import { CopyId } from '@/components/ui/copy-id';
import { Person } from '@/components/ui/person';
import type { PolicyReason } from '@/lib/domain/approval-policy';
import { useConditionWords } from '@/lib/i18n/policy-words';
import { useRegionLabel } from '@/lib/i18n/region-name';
import type { BatchApproval, SameHour } from '@/lib/schemas/batch-approval';
import type { BatchHead } from '@/lib/schemas/batches';
import { formatInstant, offsetLabel } from '@/lib/time/format';
import { routes } from '@/lib/url/routes';

/** Who decided what and when, what is still missing, and the exact plan that it is about. */
export function ApprovalsGiven({ batch }: { batch: BatchHead }) {
  const t = useTranslations('approvals.given');
  const reasonWords = useReasonWords();
  const { approvals, needed, approved, reasons, requestedAtMs, expiresAtMs, planHash, policyVersion } = batch;
  const { facts } = batch;
  const isOpen = batch.state === 'awaiting_approval';
  // The rows of this request alone may be fewer than the rule says: then the others are named.
  const countsDay =
    facts !== null &&
    facts.day.rows > facts.batch.rows &&
    reasons.some(({ when }) => when.moreThanRows !== undefined);
  return (
    <section aria-labelledby="given-heading" className="flex flex-col gap-2.5">
      <h2 id="given-heading" className="flex items-baseline gap-2 font-medium">
        {t('heading')}
        {needed > 0 ? <span className="font-normal text-dim">{t('count', { approved, needed })}</span> : null}
      </h2>
      <p className="text-sm">
        {t(isOpen ? 'needs' : 'needed', { needed })}
        {reasons.length > 0 ? (
          <span className="text-dim"> {t('because', { reasons: reasonWords(reasons) })}</span>
        ) : null}
        {countsDay && facts ? (
          <span className="block text-dim">
            {t('day', {
              name: batch.createdByName,
              rows: facts.day.rows,
              immediate: facts.day.immediate,
              here: facts.batch.rows,
            })}
          </span>
        ) : null}
      </p>
      {approvals.length === 0 ? (
        needed > 0 ? (
          <p className="text-dim text-sm">{t('none')}</p>
        ) : null
      ) : (
        <ul className="flex flex-col gap-2.5">
          {approvals.map((approval) => (
            <Given key={approval.id} approval={approval} />
          ))}
        </ul>
      )}
      <dl className="grid grid-cols-[max-content_1fr] items-baseline gap-x-4 gap-y-1 text-sm">
        {requestedAtMs === null ? null : (
          <Line term={t('requested')}>
            <Instant ms={requestedAtMs} withZone />
          </Line>
        )}
        {expiresAtMs === null ? null : (
          <Line term={t('expires')}>
            <Instant ms={expiresAtMs} withZone />
          </Line>
        )}
        {planHash === null ? null : (
          <Line term={t('hash')}>
            <CopyId id={planHash} className="text-xs" />
          </Line>
        )}
        {policyVersion === null ? null : <Line term={t('policy')}>{policyVersion}</Line>}
      </dl>
    </section>
  );
}

function Given({ approval }: { approval: BatchApproval }) {
  const t = useTranslations('approvals.given');
  const { decision, counts, notCounted, userName, userEmail, atMs, comment, request, countsUntilMs } =
    approval;
  const isApproval = decision === 'approve';
  const icon = isApproval ? (counts ? ShieldCheck : ShieldX) : CircleX;
  const tone = isApproval ? (counts ? 'green' : 'slate') : 'red';
  return (
    <li className="flex flex-col gap-0.5 text-sm">
      <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
        <Person name={userName} email={userEmail} />
        <Badge tone={tone} icon={icon}>
          {t(decision)}
        </Badge>
        <span className="text-dim">
          <Instant ms={atMs} withZone /> · {t('revision', { revision: request })}
        </span>
      </span>
      {notCounted ? <span className="text-dim">{t(`notCounted.${notCounted}`)}</span> : null}
      {counts && isApproval && countsUntilMs !== null ? (
        <span className="text-dim">
          {t('until')} <Instant ms={countsUntilMs} withZone />
        </span>
      ) : null}
      {comment ? <q className="whitespace-pre-wrap break-words">{comment}</q> : null}
    </li>
  );
}

function Line({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-dim">{term}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}

type SameHourListProps = { hours: readonly SameHour[]; zone: string };

const HOUR_MS = 3_600_000;

/** What other batches do in the same region within the same hour. */
export function SameHourList({ hours, zone }: SameHourListProps) {
  const t = useTranslations('approvals.sameHour');
  const locale = useLocale();
  const region = useRegionLabel();
  const busy = hours.filter(({ others }) => others.length > 0);
  const clock = (ms: number) => formatInstant(ms, { zone, locale, style: 'time' });
  return (
    <section aria-labelledby="same-hour-heading" className="flex flex-col gap-2">
      <h2 id="same-hour-heading" className="font-medium">
        {t('heading')}
      </h2>
      {busy.length === 0 ? <p className="text-dim text-sm">{t('none')}</p> : null}
      {busy.map(({ regionId, regionName, hourMs, rowsHere, others }) => (
        <div
          key={`${regionId} ${hourMs}`}
          className="flex flex-col gap-1 border-line2 border-t pt-2 first-of-type:border-t-0 first-of-type:pt-0"
        >
          <p className="flex flex-wrap justify-between gap-x-4 text-sm">
            <span>
              {t('at', {
                region: region(regionId, regionName),
                from: formatInstant(hourMs, { zone, locale }),
                to: clock(hourMs + HOUR_MS),
                offset: offsetLabel(hourMs, zone),
              })}
            </span>
            <span className="text-dim">{t('here', { count: rowsHere })}</span>
          </p>
          <ul className="flex flex-col gap-0.5 text-sm">
            {others.map((other) => (
              <li key={other.batchId} className="flex justify-between gap-4">
                <Link
                  href={routes.batch(other.batchId)}
                  className="min-w-0 truncate text-accent hover:underline"
                >
                  {t('other', { number: other.number, title: other.title })}
                </Link>
                <span className="shrink-0 text-dim">{t('rows', { count: other.rows })}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

/** Why so many approvals are needed: "level Critical, local disk". Only the rules that ask for the most are named. */
export function useReasonWords(): (reasons: readonly PolicyReason[]) => string {
  const words = useConditionWords();
  const format = useFormatter();
  return (reasons) => {
    const most = Math.max(0, ...reasons.map(({ approvals }) => approvals));
    const named = reasons.filter(({ approvals }) => approvals === most);
    return format.list([...new Set(named.flatMap(({ when }) => words(when)))], { style: 'narrow' });
  };
}
