'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { DownloadLink } from '@/components/feedback/download-link';
import { CalendarLink } from '@/components/shell/calendar-link';
import { FacetedFilter } from '@/components/table/faceted-filter';
import { Button } from '@/components/ui/button';
import { Segmented } from '@/components/ui/radio-group';
import { whyNoDownload } from '@/lib/api-client/get-json';
import { outcomeRegions } from '@/lib/api-client/outcomes';
import { PHASES } from '@/lib/domain/outcomes';
import { useRegionLabel } from '@/lib/i18n/region-name';
import type { FeedFilter } from '@/lib/schemas/calendar';
import {
  GROUPINGS,
  type OutcomesFilter,
  type OutcomesParams,
  outcomesSearch,
} from '@/lib/url/outcomes-params';
import { routes } from '@/lib/url/routes';

type OutcomesToolbarProps = {
  params: OutcomesParams;
  /** What the page shows: what a file of it holds. */
  filter: OutcomesFilter;
  onChange: (change: Partial<OutcomesParams>) => void;
};

/** Which rows, and how they are grouped; everything stands in the address. */
export function OutcomesToolbar({ params, filter, onChange }: OutcomesToolbarProps) {
  const t = useTranslations('outcomes');
  const regionLabel = useRegionLabel();
  const regions = useQuery(outcomeRegions()).data?.regions ?? [];
  const isOpen = params.phase === null && params.attention === null;
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-2 border-line border-b px-5 py-2 max-sm:px-3">
      <ViewButton
        isOn={isOpen}
        onPress={() => onChange({ phase: null, attention: null, from: null, to: null })}
      >
        {t('lookHere')}
      </ViewButton>
      <ViewButton
        isOn={params.attention === 'all' && params.phase === null}
        onPress={() => onChange({ phase: null, attention: 'all', from: null, to: null })}
      >
        {t('all')}
      </ViewButton>
      <FacetedFilter
        name={t('column.phase')}
        options={PHASES.map((phase) => ({ value: phase, label: t(`phase.${phase}`) }))}
        values={params.phase ?? []}
        onValuesChange={(values) => {
          const phases = PHASES.filter((phase) => values.includes(phase));
          onChange({ phase: phases.length === 0 ? null : phases });
        }}
      />
      <FacetedFilter
        name={t('region')}
        options={regions.map(({ regionId, regionName }) => ({
          value: regionId,
          label: regionLabel(regionId, regionName),
        }))}
        values={params.region}
        onValuesChange={(region) => onChange({ region })}
      />
      <span className="ml-auto flex items-center gap-2 max-sm:ml-0">
        <span aria-hidden className="text-dim text-sm">
          {t('group')}
        </span>
        <Segmented
          label={t('group')}
          labelHidden
          options={GROUPINGS.map((value) => ({ value, label: t(`groupBy.${value}`) }))}
          value={params.group}
          onValueChange={(group) => onChange({ group })}
        />
      </span>
      <span className="flex items-center">
        <CalendarLink filter={feedFilterOf(filter)} />
        <ExportLinks filter={filter} />
      </span>
    </div>
  );
}

/** A calendar has the time by itself, and what needs a person now is no plan: neither is a part of its filter. */
function feedFilterOf({ phase, region, batch, q }: OutcomesFilter): FeedFilter {
  return { phase: [...phase], region, batch, q, attention: 'all' };
}

type ViewButtonProps = { isOn: boolean; onPress: () => void; children: string };

function ViewButton({ isOn, onPress, children }: ViewButtonProps) {
  return (
    <Button
      aria-pressed={isOn}
      className="aria-pressed:border-accent aria-pressed:bg-selection"
      onClick={onPress}
    >
      {children}
    </Button>
  );
}

/** Downloads of the rows that the page shows. */
function ExportLinks({ filter }: { filter: OutcomesFilter }) {
  const t = useTranslations('outcomes.export');
  const query = outcomesSearch(filter);
  return (
    <>
      <DownloadLink href={routes.apiOutcomesCsv(query)} label={t('csvLabel')} whyNot={whyNoDownload}>
        {t('csv')}
      </DownloadLink>
      <DownloadLink href={routes.apiOutcomesJson(query)} label={t('jsonLabel')} whyNot={whyNoDownload}>
        {t('json')}
      </DownloadLink>
    </>
  );
}
