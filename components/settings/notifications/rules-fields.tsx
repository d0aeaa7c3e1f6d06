'use client';

import { useTranslations } from 'next-intl';
import { Field } from '@/components/form/field';
import { Weekdays } from '@/components/form/weekdays';
import { type ChannelDraft, quietNight } from '@/components/settings/notifications/channel-draft';
import { Checkbox } from '@/components/ui/checkbox';
import { Input } from '@/components/ui/input';
import { isUrgent, NOTICE_KINDS, type NoticeKind, noticeWord, OFFERED_KINDS } from '@/lib/domain/notices';

type FieldsProps = { draft: ChannelDraft; onChange: (changes: Partial<ChannelDraft>) => void };

/** Which news a channel is told. */
export function KindsFields({ draft, onChange }: FieldsProps) {
  const t = useTranslations('notifications.dialog');
  const tKinds = useTranslations('notices.kinds');
  const toggle = (kind: NoticeKind, isOn: boolean) =>
    onChange({
      kinds: NOTICE_KINDS.filter((other) => (other === kind ? isOn : draft.kinds.includes(other))),
    });
  const groups = [
    { id: 'urgentKinds', kinds: OFFERED_KINDS.filter(isUrgent) },
    { id: 'calmKinds', kinds: OFFERED_KINDS.filter((kind) => !isUrgent(kind)) },
  ] as const;
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2 font-semibold">{t('kinds')}</legend>
      {groups.map(({ id, kinds }) => (
        <fieldset key={id} className="grid gap-x-4 gap-y-2 sm:grid-cols-2">
          <legend className="mb-1.5 font-medium text-sm">{t(id)}</legend>
          {kinds.map((kind) => (
            <label key={kind} className="flex items-center gap-2">
              <Checkbox
                checked={draft.kinds.includes(kind)}
                onChange={({ currentTarget: { checked } }) => toggle(kind, checked)}
              />
              {tKinds(noticeWord(kind))}
            </label>
          ))}
        </fieldset>
      ))}
    </fieldset>
  );
}

/** Regions whose news a channel is told; none chosen means all. */
export function RegionFields({
  draft,
  onChange,
  regions,
}: FieldsProps & { regions: readonly { regionId: string; name: string }[] }) {
  const t = useTranslations('notifications.dialog');
  if (regions.length === 0) return null;
  return (
    <fieldset>
      <legend className="mb-1.5 font-semibold">{t('regions')}</legend>
      <p className="mb-2 text-dim text-sm">{t('regionsHint')}</p>
      <div className="grid max-h-40 gap-x-4 gap-y-2 overflow-y-auto sm:grid-cols-2">
        {regions.map(({ regionId, name }) => (
          <label key={regionId} className="flex items-center gap-2">
            <Checkbox
              checked={draft.regions.includes(regionId)}
              onChange={({ currentTarget: { checked } }) =>
                onChange({
                  regions: checked
                    ? [...draft.regions, regionId]
                    : draft.regions.filter((other) => other !== regionId),
                })
              }
            />
            <span className="min-w-0 truncate" title={regionId}>
              {name || regionId}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

const HOUR_MINUTES = 60;
const pad = (value: number) => String(value).padStart(2, '0');
const clockOf = (minutes: number) =>
  `${pad(Math.floor(minutes / HOUR_MINUTES))}:${pad(minutes % HOUR_MINUTES)}`;
function minutesOf(clock: string): number | null {
  const [, hours, minutes] = /^(\d{2}):(\d{2})$/.exec(clock) ?? [];
  return hours === undefined ? null : Number(hours) * HOUR_MINUTES + Number(minutes);
}
const DAYS = [1, 2, 3, 4, 5, 6, 0] as const;

/** When a channel is not disturbed, on the clock of its own zone. */
export function QuietFields({ draft, onChange }: FieldsProps) {
  const t = useTranslations('notifications.dialog');
  const { quiet, holdsUrgent, zone } = draft;
  return (
    <fieldset className="flex flex-col gap-2.5">
      <legend className="sr-only">{t('quiet')}</legend>
      <label className="flex items-center gap-2 font-semibold">
        <Checkbox
          checked={quiet !== null}
          onChange={({ currentTarget: { checked } }) =>
            onChange({ quiet: checked ? quietNight(zone) : null })
          }
        />
        {t('quiet')}
      </label>
      <p className="text-dim text-sm">{t('quietHint')}</p>
      {quiet ? (
        <>
          <div className="flex gap-3">
            {(['from', 'to'] as const).map((end) => {
              const key = end === 'from' ? 'fromMinute' : 'toMinute';
              return (
                <Field key={end} label={t(end)}>
                  {(control) => (
                    <Input
                      {...control}
                      type="time"
                      className="w-28"
                      value={clockOf(quiet[key])}
                      onChange={({ currentTarget: { value } }) => {
                        const minutes = minutesOf(value);
                        if (minutes !== null) onChange({ quiet: { ...quiet, [key]: minutes } });
                      }}
                    />
                  )}
                </Field>
              );
            })}
          </div>
          <Weekdays
            legend={t('days')}
            days={DAYS}
            chosen={quiet.days}
            labelOf={(day) => t(`day.${day}`)}
            onChange={(days) => onChange({ quiet: { ...quiet, days } })}
          />
          <label className="flex items-center gap-2">
            <Checkbox
              checked={holdsUrgent}
              onChange={({ currentTarget: { checked } }) => onChange({ holdsUrgent: checked })}
            />
            {t('holds')}
          </label>
        </>
      ) : null}
    </fieldset>
  );
}
