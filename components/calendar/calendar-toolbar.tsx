'use client';

import { useTranslations } from 'next-intl';
import type { CalendarWords } from '@/components/calendar/use-calendar-words';
import { FacetedFilter } from '@/components/table/faceted-filter';
import { ZoneSelect } from '@/components/time/zone-select';
import { Segmented } from '@/components/ui/radio-group';
import { BATCH_STATES } from '@/lib/domain/batches';
import { useRegionLabel } from '@/lib/i18n/region-name';
import type { CalendarAnswer } from '@/lib/schemas/schedule-calendar';
import { CALENDAR_SPANS, type CalendarParams } from '@/lib/url/calendar-params';

type CalendarToolbarProps = {
  params: CalendarParams;
  answer: CalendarAnswer | undefined;
  zone: string;
  viewerZone: string;
  fromMs: number;
  words: CalendarWords;
  onChange: (change: Partial<CalendarParams>) => void;
};

/** Which lanes, and how much of the time; everything stands in the address. */
export function CalendarToolbar(props: CalendarToolbarProps) {
  const { params, answer, zone, viewerZone, fromMs, words, onChange } = props;
  const { t } = words;
  const tState = useTranslations('batches.state');
  const regionLabel = useRegionLabel();
  const isMonth = params.view === 'month';
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-2 border-line border-b px-5 py-2 max-sm:px-3">
      {isMonth ? null : (
        <Segmented
          label={t('by')}
          labelHidden
          options={(['region', 'service'] as const).map((value) => ({ value, label: t(`byOf.${value}`) }))}
          value={params.by}
          onValueChange={(by) => onChange({ by })}
        />
      )}
      <FacetedFilter
        name={t('region')}
        options={(answer?.regions ?? []).map(({ id, name }) => ({ value: id, label: regionLabel(id, name) }))}
        values={params.region}
        onValuesChange={(region) => onChange({ region })}
      />
      {(answer?.services.length ?? 0) > 0 || params.service.length > 0 ? (
        <FacetedFilter
          name={t('service')}
          options={(answer?.services ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          values={params.service}
          onValuesChange={(service) => onChange({ service })}
        />
      ) : null}
      <FacetedFilter
        name={t('state')}
        options={BATCH_STATES.filter((state) => state !== 'draft').map((state) => ({
          value: state,
          label: tState(state),
        }))}
        values={params.state ?? []}
        onValuesChange={(values) => {
          const states = BATCH_STATES.filter((state) => values.includes(state));
          onChange({ state: states.length === 0 ? null : states });
        }}
      />
      <span className="ml-auto flex flex-wrap items-center gap-2 max-sm:ml-0">
        <ZoneSelect
          zone={zone}
          atMs={fromMs}
          labelHidden
          className="w-56"
          onZoneChange={(chosen) => onChange({ zone: chosen === viewerZone ? null : chosen })}
        />
        {isMonth ? null : (
          <Segmented
            label={t('span')}
            labelHidden
            options={CALENDAR_SPANS.map((value) => ({ value, label: t(`spanOf.${value}`) }))}
            value={params.span}
            onValueChange={(span) => onChange({ span })}
          />
        )}
      </span>
    </div>
  );
}
