'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useState } from 'react';
import { noAnswer } from '@/components/feedback/desk-updated';
import { notify } from '@/components/feedback/toast-store';
import { useProblemText } from '@/components/feedback/use-problem-text';
import { Field, FormError } from '@/components/form/field';
import { CalendarEntries, GoneEntries } from '@/components/settings/schedule/calendar-entries';
import { NO_SCOPE, type ScopeForm, tagsOf } from '@/components/settings/schedule/rule-form';
import { ScopeFields } from '@/components/settings/schedule/scope-fields';
import { useViewerZone } from '@/components/time/use-clock';
import { ZoneSelect } from '@/components/time/zone-select';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Input, Select } from '@/components/ui/input';
import { importCalendar, previewCalendar } from '@/lib/actions/schedule';
import { MAX_MARGIN_MIN, MAX_RULE_NAME } from '@/lib/domain/schedule/rule-limits';
import type { RuleOwner } from '@/lib/domain/schedule/world';
import type { CalendarPreview } from '@/lib/schemas/calendar-import';
import type { SchedulePage } from '@/lib/schemas/time-rules';

type CalendarDialogProps = { page: SchedulePage; fileName: string; text: string; onClose: () => void };

/** What is asked beside the file. `calendarId` undefined: the server finds which calendar this is a newer form of. */
type Answers = {
  zone: string | null;
  zones: { tzid: string; zone: string }[];
  before: string;
  after: string;
  owner: RuleOwner;
  scope: ScopeForm;
  calendarId: string | null | undefined;
};

/** While somebody types on, nothing is asked for (ms). */
const TYPING_MS = 300;

/** Imports a calendar file: shows its entries, asks what it leaves open, and makes freezes of what is ticked. */
export function CalendarDialog({ page, fileName, text, onClose }: CalendarDialogProps) {
  const t = useTranslations('schedule.import');
  const tCommon = useTranslations('common');
  const problemText = useProblemText();
  const router = useRouter();
  const [answers, setAnswers] = useState<Answers>(() => ({
    zone: null,
    zones: [],
    before: '0',
    after: '0',
    owner: { kind: 'account', id: null },
    scope: page.limitedTo ? { ...NO_SCOPE, regionIds: page.limitedTo } : NO_SCOPE,
    calendarId: undefined,
  }));
  const [found, setFound] = useState<CalendarPreview | null>(null);
  const [ticks, setTicks] = useState<ReadonlySet<number>>(new Set());
  const [name, setName] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const [asking, setAsking] = useState(true);
  const [running, setRunning] = useState(false);
  const change = (changes: Partial<Answers>) => {
    setAsking(true);
    setAnswers((before) => ({ ...before, ...changes }));
  };
  const input = inputOf(text, answers);

  const ask = useEffectEvent(async (isCurrent: () => boolean) => {
    if (!input) return;
    const result = await previewCalendar(input).catch(noAnswer);
    if (!isCurrent()) return;
    setAsking(false);
    if (!result?.ok) {
      setFailure(problemText(result?.problem ?? null, tCommon('noAnswer')));
      return;
    }
    setFailure(null);
    setTicks(ticksAfter(found, result.data, ticks));
    if (!found) setName(result.data.name || fileName.replace(/\.ics$/i, ''));
    setFound(result.data);
  });
  const asked = JSON.stringify(answers);
  useEffect(() => {
    let isCurrent = true;
    const timer = setTimeout(() => void ask(() => isCurrent), asked === '' ? 0 : TYPING_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [asked]);

  async function run() {
    if (!input || !found) return;
    setRunning(true);
    setFailure(null);
    const result = await importCalendar({
      ...input,
      sha256: found.sha256,
      calendarId: found.calendarId,
      name: name.trim(),
      ticks: [...ticks],
    }).catch(noAnswer);
    setRunning(false);
    if (!result?.ok) {
      setFailure(problemText(result?.problem ?? null, tCommon('noAnswer')));
      return;
    }
    notify.success(t('done', { added: result.data.added, changed: result.data.changed }));
    router.refresh();
    onClose();
  }

  const reason = asking
    ? t('checking')
    : !input || !found
      ? t('wrong')
      : name.trim() === ''
        ? t('needsName')
        : ticks.size === 0
          ? t('noneTicked')
          : null;
  return (
    <Dialog
      open
      size="lg"
      onOpenChange={(open) => !open && onClose()}
      title={t('title')}
      description={fileName}
      closeOnOutside={false}
      footer={
        <>
          <Button onClick={onClose}>{tCommon('cancel')}</Button>
          <Button variant="primary" reason={reason} loading={running} onClick={run}>
            {t('import')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        {found ? (
          <>
            <CalendarFields
              page={page}
              found={found}
              name={name}
              onName={setName}
              answers={answers}
              onChange={change}
            />
            <CalendarEntries
              found={found}
              ticks={ticks}
              onTick={(index, isOn) => {
                const next = new Set(ticks);
                if (isOn) next.add(index);
                else next.delete(index);
                setTicks(next);
              }}
            />
            <GoneEntries gone={found.gone} />
            <details>
              <summary className="cursor-pointer font-medium text-sm">{t('scope')}</summary>
              <div className="mt-3">
                <ScopeFields page={page} owner={answers.owner} scope={answers.scope} onChange={change} />
              </div>
            </details>
          </>
        ) : failure ? null : (
          <p className="text-dim">{t('checking')}</p>
        )}
        <FormError title={t('failed')}>{failure}</FormError>
      </div>
    </Dialog>
  );
}

/** Null while a margin or a tag cannot be read. */
function inputOf(text: string, { zone, zones, before, after, owner, scope, calendarId }: Answers) {
  const [marginBeforeMin, marginAfterMin] = [before, after].map((margin) =>
    /^\d{1,4}$/.test(margin.trim()) ? Number(margin) : Number.NaN,
  );
  const tags = tagsOf(scope.tags);
  if (!tags || !(Number(marginBeforeMin) <= MAX_MARGIN_MIN) || !(Number(marginAfterMin) <= MAX_MARGIN_MIN)) {
    return null;
  }
  return {
    text,
    zone,
    zones,
    marginBeforeMin: Number(marginBeforeMin),
    marginAfterMin: Number(marginAfterMin),
    owner,
    scope: {
      serviceIds: [...scope.serviceIds],
      regionIds: [...scope.regionIds],
      tags,
      levels: [...scope.levels],
    },
    ...(calendarId === undefined ? {} : { calendarId }),
  };
}

/** What a person ticked stays; an entry that could not be imported before starts as the server says. */
function ticksAfter(
  before: CalendarPreview | null,
  after: CalendarPreview,
  ticks: ReadonlySet<number>,
): ReadonlySet<number> {
  const isSettled = (index: number) => {
    const old = before?.entries[index];
    return old !== undefined && old.trouble === null && before?.calendarId === after.calendarId;
  };
  return new Set(
    after.entries
      .filter(({ index, ticked, trouble, state }) => {
        if (trouble !== null || state === 'shorter' || state === 'ended') return false;
        return isSettled(index) ? ticks.has(index) : ticked;
      })
      .map(({ index }) => index),
  );
}

type CalendarFieldsProps = {
  page: SchedulePage;
  found: CalendarPreview;
  name: string;
  onName: (name: string) => void;
  answers: Answers;
  onChange: (changes: Partial<Answers>) => void;
};

/** Name, which calendar it is a newer form of, and what the file leaves open. */
function CalendarFields({ page, found, name, onName, answers, onChange }: CalendarFieldsProps) {
  const t = useTranslations('schedule.import');
  const viewerZone = useViewerZone();
  const zoneOf = (tzid: string) => answers.zones.find((answer) => answer.tzid === tzid)?.zone ?? null;
  return (
    <div className="flex flex-col gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('name')} required>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              maxLength={MAX_RULE_NAME}
              value={name}
              onChange={({ currentTarget: { value } }) => onName(value)}
            />
          )}
        </Field>
        {page.calendars.length > 0 ? (
          <Field label={t('calendar')}>
            {(control) => (
              <Select
                {...control}
                value={found.calendarId ?? ''}
                onChange={({ currentTarget: { value } }) =>
                  onChange({ calendarId: value === '' ? null : value })
                }
              >
                <option value="">{t('newCalendar')}</option>
                {page.calendars.map((calendar) => (
                  <option key={calendar.id} value={calendar.id}>
                    {t('newerForm', { name: calendar.name })}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        ) : null}
      </div>
      {found.needsZone ? (
        <ZoneQuestion
          label={t('zone')}
          hint={found.zone === null ? t('zoneNeeded') : t('zoneHint')}
          zone={found.zone}
          suggestion={viewerZone}
          onZoneChange={(zone) => onChange({ zone })}
        />
      ) : null}
      {found.unknownZones.map(({ tzid, suggestion }) => (
        <ZoneQuestion
          key={tzid}
          label={t('unknownZone', { tzid })}
          hint={t('unknownZoneHint')}
          zone={zoneOf(tzid)}
          suggestion={suggestion ?? viewerZone}
          onZoneChange={(zone) =>
            onChange({ zones: [...answers.zones.filter((answer) => answer.tzid !== tzid), { tzid, zone }] })
          }
        />
      ))}
      <div className="flex flex-wrap gap-3">
        {(['before', 'after'] as const).map((margin) => (
          <Field key={margin} label={t(`margins.${margin}`)}>
            {(control) => (
              <Input
                {...control}
                inputMode="numeric"
                className="w-28"
                value={answers[margin]}
                onChange={({ currentTarget: { value } }) => onChange({ [margin]: value })}
              />
            )}
          </Field>
        ))}
      </div>
    </div>
  );
}

type ZoneQuestionProps = {
  label: string;
  hint: string;
  /** Null while nobody has answered. */
  zone: string | null;
  suggestion: string;
  onZoneChange: (zone: string) => void;
};

/** A zone that a person must choose or confirm. */
function ZoneQuestion({ label, hint, zone, suggestion, onZoneChange }: ZoneQuestionProps) {
  const t = useTranslations('schedule.import');
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex flex-wrap items-end gap-3">
        <ZoneSelect
          label={label}
          zone={zone ?? suggestion}
          onZoneChange={onZoneChange}
          className="min-w-64 flex-1"
        />
        {zone === null ? (
          <Button onClick={() => onZoneChange(suggestion)}>{t('useZone', { zone: suggestion })}</Button>
        ) : null}
      </div>
      <p className={zone === null ? 'text-amber text-sm' : 'text-dim text-sm'}>{hint}</p>
    </div>
  );
}
