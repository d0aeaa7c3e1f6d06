'use client';

import { CircleAlert, Snowflake } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { EndBudgetDialog } from '@/components/settings/services/end-dialogs';
import { useAboutWords, useSumWords } from '@/components/settings/services/words';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { useRegionLabel } from '@/lib/i18n/region-name';
import type { BudgetRow, ServiceOptions, ServicesPage } from '@/lib/schemas/services';

type BudgetsSectionProps = {
  page: ServicesPage;
  regions: ServiceOptions['regions'];
  /** Why the viewer may change none; null when they may. */
  why: string | null;
  onEdit: (budget: BudgetRow) => void;
  onChanged: () => void;
};

/** All budgets, each with the sum by which its limit was found. */
export function BudgetsSection({ page, regions, why, onEdit, onChanged }: BudgetsSectionProps) {
  const t = useTranslations('services.budgets');
  const aboutWords = useAboutWords(page, regions);
  const [ending, setEnding] = useState<BudgetRow | null>(null);
  return (
    <section aria-labelledby="budgets-heading" className="mt-6 shrink-0">
      <h2 id="budgets-heading" className="px-5 font-semibold max-sm:px-4">
        {t('heading')}
      </h2>
      <p className="px-5 pb-2 text-dim text-sm max-sm:px-4">
        {t(page.budgets.length === 0 ? 'empty' : 'text')}
      </p>
      {page.budgets.length === 0 ? null : (
        <ul aria-label={t('heading')} className="border-line border-t bg-panel">
          {page.budgets.map((budget) => (
            <li
              key={budget.id}
              className="flex flex-wrap items-center gap-x-4 gap-y-1.5 border-line2 border-b px-5 py-2.5 max-sm:px-4"
            >
              <div className="min-w-0 flex-1 basis-72">
                <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
                  <span className="min-w-0 truncate font-medium">{budget.name}</span>
                  <span className="text-dim">{aboutWords(budget.scope)}</span>
                  <LimitWords budget={budget} />
                </div>
                <Groups budget={budget} />
              </div>
              <div className="flex gap-2">
                <Button
                  size="sm"
                  reason={why}
                  aria-label={t('editOf', { name: budget.name })}
                  onClick={() => onEdit(budget)}
                >
                  {t('edit')}
                </Button>
                <Button
                  size="sm"
                  reason={why}
                  aria-label={t('endOf', { name: budget.name })}
                  onClick={() => setEnding(budget)}
                >
                  {t('end')}
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
      {ending ? (
        <EndBudgetDialog
          budget={ending}
          onClose={() => setEnding(null)}
          onDone={() => {
            setEnding(null);
            onChanged();
          }}
        />
      ) : null}
    </section>
  );
}

function LimitWords({ budget: { kind, value } }: { budget: BudgetRow }) {
  const t = useTranslations('services.budgets');
  if (value === 0) {
    return (
      <Badge tone="red" icon={Snowflake}>
        {t('frozen')}
      </Badge>
    );
  }
  return (
    <span className="text-dim">
      {kind === 'count' ? t('limit', { limit: value }) : t('limitPercent', { value })}
    </span>
  );
}

/** Sets that the list names; the others are in the panel of their service. */
const NAMED = 3;

function Groups({ budget: { groups, groupCount } }: { budget: BudgetRow }) {
  const t = useTranslations('services');
  const sumWords = useSumWords();
  const regionLabel = useRegionLabel();
  if (groups.length === 0) return <p className="text-dim text-sm">{t('budgets.noSet')}</p>;
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-0.5 text-sm">
      {groups.slice(0, NAMED).map((group) => {
        const place = [
          group.serviceName,
          group.regionId === '' ? '' : regionLabel(group.regionId, group.regionName),
        ];
        const label = place.filter((part) => part !== '').join(' · ');
        const isFull = group.limit > 0 && group.down >= group.limit;
        return (
          <li key={label} className="flex min-w-0 flex-wrap items-center gap-x-2 tabular-nums">
            <span>{label === '' || groupCount === 1 ? sumWords(group) : `${label}: ${sumWords(group)}`}</span>
            {group.down === 0 ? null : isFull ? (
              <Badge tone="red" icon={CircleAlert}>
                {t('downOf', { down: group.down, limit: group.limit })}
              </Badge>
            ) : (
              <span className="text-amber">
                {group.limit === 0
                  ? t('downCount', { count: group.down })
                  : t('downOf', { down: group.down, limit: group.limit })}
              </span>
            )}
          </li>
        );
      })}
      {groupCount > NAMED ? (
        <li className="text-dim">{t('budgets.more', { count: groupCount - NAMED })}</li>
      ) : null}
    </ul>
  );
}
