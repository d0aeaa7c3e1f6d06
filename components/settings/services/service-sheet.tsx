'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { CircleAlert, CirclePause } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { ErrorBanner } from '@/components/feedback/error-banner';
import { EndServiceDialog } from '@/components/settings/services/end-dialogs';
import { useSumWords } from '@/components/settings/services/words';
import { RotationButton } from '@/components/shell/rotation-dialog';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { shortenId } from '@/components/ui/copy-id';
import { Sheet } from '@/components/ui/sheet';
import { SkeletonRows } from '@/components/ui/skeleton';
import { ReadError } from '@/lib/api-client/get-json';
import { serviceDetail } from '@/lib/api-client/services';
import { can, type Role } from '@/lib/domain/permissions';
import { RegionName, useRegionLabel } from '@/lib/i18n/region-name';
import type { BudgetRow, ServiceDetail, ServiceMember } from '@/lib/schemas/services';
import { routes } from '@/lib/url/routes';

type ServiceSheetProps = {
  serviceId: string;
  role: Role;
  onEdit: (service: ServiceDetail) => void;
  onChanged: () => void;
  onClose: () => void;
};

/** One service: whom it takes and why, its budgets and rules, its members in pages. */
export function ServiceSheet({ serviceId, role, onEdit, onChanged, onClose }: ServiceSheetProps) {
  const t = useTranslations('services');
  const tCommon = useTranslations('common');
  const [ending, setEnding] = useState(false);
  const detail = useInfiniteQuery(serviceDetail(serviceId));
  const service = detail.data?.pages[0] ?? null;
  const members = detail.data?.pages.flatMap((page) => page.members) ?? [];
  const problem = detail.error instanceof ReadError ? detail.error.problem : null;
  const why = can(role, 'schedule.manage') ? null : t('making.role');
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={service?.name ?? t('columns.name')}
      description={service ? t(service.origin) : null}
      actions={
        service?.origin === 'manual' ? (
          <>
            <Button size="sm" reason={why} onClick={() => onEdit(service)}>
              {t('sheet.edit')}
            </Button>
            <Button size="sm" reason={why} onClick={() => setEnding(true)}>
              {t('sheet.end')}
            </Button>
          </>
        ) : null
      }
    >
      {detail.error ? (
        <ErrorBanner
          title={problem?.code === 'not_found' ? t('sheet.missing') : t('loadFailed')}
          requestId={problem?.correlationId}
          onRetry={() => void detail.refetch()}
        />
      ) : null}
      {detail.isPending ? (
        <div role="status" aria-label={tCommon('loading')}>
          <SkeletonRows count={5} bars={['w-40', 'w-24']} />
        </div>
      ) : null}
      {service ? (
        <div className="flex flex-col gap-5">
          <Takes service={service} />
          <Budgets budgets={service.budgets} />
          <Rules rules={service.rules} />
          <Part heading={`${t('sheet.members')} (${service.memberCount})`}>
            {members.length === 0 ? <p className="text-dim">{t('sheet.noMembers')}</p> : null}
            <ul aria-label={t('sheet.membersOf', { name: service.name })} className="divide-y divide-line2">
              {members.map((member) => (
                <Member key={member.instanceId} member={member} role={role} onChanged={onChanged} />
              ))}
            </ul>
            {detail.hasNextPage ? (
              <Button
                size="sm"
                className="self-start"
                loading={detail.isFetchingNextPage}
                onClick={() => void detail.fetchNextPage()}
              >
                {t('sheet.more')}
              </Button>
            ) : null}
          </Part>
          {ending ? (
            <EndServiceDialog
              service={service}
              onClose={() => setEnding(false)}
              onDone={() => {
                setEnding(false);
                onClose();
                onChanged();
              }}
            />
          ) : null}
        </div>
      ) : null}
    </Sheet>
  );
}

function Part({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <section aria-label={heading} className="flex flex-col gap-1.5">
      <h3 className="font-semibold">{heading}</h3>
      {children}
    </section>
  );
}

/** By what an instance belongs to it, and whom to ask. */
function Takes({ service: { match, ownerNote } }: { service: ServiceDetail }) {
  const t = useTranslations('services');
  const regionLabel = useRegionLabel();
  const lines =
    match === null
      ? [t('sheet.made')]
      : [
          ...match.tags.map((tag) => t('sheet.matchTag', tag)),
          ...match.names.map((pattern) => t('sheet.matchName', { pattern })),
          ...match.regionIds.map((id) => t('sheet.matchRegion', { region: regionLabel(id, '') })),
          ...(match.instanceIds.length > 0 ? [t('sheet.matchIds', { count: match.instanceIds.length })] : []),
        ];
  return (
    <Part heading={t('sheet.match')}>
      <ul>
        {lines.map((line) => (
          <li key={line} className="break-words">
            {line}
          </li>
        ))}
      </ul>
      {ownerNote === '' ? null : (
        <p className="text-dim">
          {t('serviceDialog.note')}: {ownerNote}
        </p>
      )}
    </Part>
  );
}

function Budgets({ budgets }: { budgets: BudgetRow[] }) {
  const t = useTranslations('services');
  const sumWords = useSumWords();
  const regionLabel = useRegionLabel();
  return (
    <Part heading={t('sheet.budgets')}>
      {budgets.length === 0 ? <p className="text-dim">{t('sheet.noBudgets')}</p> : null}
      <ul className="flex flex-col gap-1.5">
        {budgets.map(({ id, name, groups, groupCount }) => (
          <li key={id}>
            <span className="font-medium">{name}</span>
            <ul>
              {groups.map((group) => (
                <li key={group.regionId} className="flex justify-between gap-3 text-dim text-sm tabular-nums">
                  <span>
                    {group.regionId === ''
                      ? sumWords(group)
                      : `${regionLabel(group.regionId, group.regionName)}: ${sumWords(group)}`}
                  </span>
                  <span className="shrink-0">{t('downOf', { down: group.down, limit: group.limit })}</span>
                </li>
              ))}
            </ul>
            {groupCount > groups.length ? (
              <span className="text-dim text-sm">
                {t('budgets.more', { count: groupCount - groups.length })}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Rules({ rules }: Pick<ServiceDetail, 'rules'>) {
  const t = useTranslations('services');
  return (
    <Part heading={t('sheet.rules')}>
      {rules.length === 0 ? <p className="text-dim">{t('sheet.noRules')}</p> : null}
      <ul>
        {rules.map(({ id, kind, name }) => (
          <li key={id}>
            <span className="text-dim">{t(`sheet.${kind}`)}</span> {name}
          </li>
        ))}
      </ul>
    </Part>
  );
}

type MemberProps = { member: ServiceMember; role: Role; onChanged: () => void };

function Member({ member, role, onChanged }: MemberProps) {
  const t = useTranslations('services');
  const { instanceId, name, regionId, regionName, status, down, outOfRotation } = member;
  return (
    <li className="flex items-center gap-2 py-1.5">
      <span className="flex min-w-0 flex-1 flex-col">
        <Link
          prefetch={false}
          href={routes.instance(instanceId)}
          className="truncate text-accent hover:underline"
        >
          {name || shortenId(instanceId)}
        </Link>
        <span className="truncate text-dim text-xs">
          <RegionName regionId={regionId} regionName={regionName} />
          {status === '' ? null : ` · ${status}`}
        </span>
        {down === null ? null : (
          <span>
            <Badge tone="amber" icon={CircleAlert}>
              {t(`causes.${down}`)}
            </Badge>
          </span>
        )}
        {outOfRotation ? (
          <span>
            <Badge tone="slate" icon={CirclePause}>
              {t('sheet.out')}
            </Badge>
          </span>
        ) : null}
      </span>
      <RotationButton instance={member} role={role} look="row" isOut={outOfRotation} onChanged={onChanged} />
    </li>
  );
}
