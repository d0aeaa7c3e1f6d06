'use client';

import { CalendarDateTime } from '@internationalized/date';
import { Calendar as CalendarIcon, ChevronLeft, ChevronRight } from 'lucide-react';
import { useLocale } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  CalendarHeading,
} from 'react-aria-components/Calendar';
import { DateInput, DateSegment } from 'react-aria-components/DateField';
import { DatePicker, type DateValue } from 'react-aria-components/DatePicker';
import { Dialog } from 'react-aria-components/Dialog';
import { FieldError } from 'react-aria-components/FieldError';
import { Group } from 'react-aria-components/Group';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { Label } from 'react-aria-components/Label';
import { Popover } from 'react-aria-components/Popover';
import { Text } from 'react-aria-components/Text';
import { POPUP } from '@/components/ui/styles';
import { cn } from '@/lib/cn';
import type { Wall } from '@/lib/time/wall';

export type DateTimeFieldProps = {
  /** Accessible name of the group of segments. */
  label: string;
  /** A wall time without a zone; the zone is chosen beside it (`ZoneSelect`) and applied by `wallToInstant`. */
  value: Wall | null;
  /** Null while a segment is empty. */
  onValueChange: (value: Wall | null) => void;
  hint?: ReactNode;
  error?: ReactNode;
  /** Why it cannot be changed. */
  reason?: string | null;
};

const ICON = 'size-[15px] stroke-[1.75]';
const SQUARE = 'grid size-7 place-items-center rounded-md text-dim hover:bg-line2 hover:text-text';

function toValue(wall: Wall | null): CalendarDateTime | null {
  return wall && new CalendarDateTime(wall.year, wall.month, wall.day, wall.hour, wall.minute);
}

function toWall(value: DateValue | null): Wall | null {
  if (!value || !('hour' in value)) return null;
  return { year: value.year, month: value.month, day: value.day, hour: value.hour, minute: value.minute };
}

// biome-ignore lint/style/noDefaultExport: next/dynamic takes a default export
export default function DateTimePicker({
  label,
  value,
  onValueChange,
  hint,
  error,
  reason,
}: DateTimeFieldProps) {
  const locale = useLocale();
  return (
    // Year first in both languages, as in the tables; "en-CA" is the English that writes dates so.
    <I18nProvider locale={locale === 'en' ? 'en-CA' : locale}>
      <DatePicker<DateValue>
        value={toValue(value)}
        onChange={(next) => onValueChange(toWall(next))}
        granularity="minute"
        hourCycle={24}
        shouldForceLeadingZeros
        isInvalid={Boolean(error)}
        isDisabled={Boolean(reason)}
        className="flex flex-col gap-1.5"
      >
        <Label className="font-medium text-sm">{label}</Label>
        <Group className="flex h-8 items-center rounded-md border border-line bg-panel pr-0.5 pl-2.5 data-invalid:border-red data-focus-within:border-accent data-disabled:opacity-60 hover:border-edge/60">
          <DateInput className="flex flex-1 font-mono">
            {(segment) => (
              <DateSegment
                segment={segment}
                className="whitespace-pre rounded-[3px] px-px outline-none data-[type=literal]:px-0 data-focused:bg-accent data-placeholder:text-faint data-focused:text-on-accent data-placeholder:data-focused:text-on-accent"
              >
                {({ text, type }) => (type === 'literal' ? text.replace(/,? /, '  ') : text)}
              </DateSegment>
            )}
          </DateInput>
          <Button className={SQUARE}>
            <CalendarIcon aria-hidden className={ICON} />
          </Button>
        </Group>
        {reason || hint ? (
          <Text slot="description" className="text-dim text-sm">
            {reason || hint}
          </Text>
        ) : null}
        <FieldError className="text-red text-sm">{error}</FieldError>
        <Popover className={cn(POPUP, 'p-3')}>
          <Dialog className="outline-none">
            <MonthCalendar />
          </Dialog>
        </Popover>
      </DatePicker>
    </I18nProvider>
  );
}

function MonthCalendar() {
  return (
    <Calendar>
      <header className="mb-2 flex items-center justify-between">
        <Button slot="previous" className={SQUARE}>
          <ChevronLeft aria-hidden className={ICON} />
        </Button>
        <CalendarHeading className="font-semibold" />
        <Button slot="next" className={SQUARE}>
          <ChevronRight aria-hidden className={ICON} />
        </Button>
      </header>
      <CalendarGrid weekdayStyle="short">
        <CalendarGridHeader>
          {(day) => (
            <CalendarHeaderCell className="size-8 font-medium text-faint text-xs">{day}</CalendarHeaderCell>
          )}
        </CalendarGridHeader>
        <CalendarGridBody>
          {(date) => (
            <CalendarCell
              date={date}
              className="grid size-8 cursor-pointer place-items-center rounded-md outline-none hover:bg-line2 data-disabled:opacity-40 data-outside-month:hidden data-focus-visible:outline-2 data-focus-visible:outline-accent data-today:font-semibold data-selected:bg-accent data-selected:text-on-accent"
            />
          )}
        </CalendarGridBody>
      </CalendarGrid>
    </Calendar>
  );
}
