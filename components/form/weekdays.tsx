import { Checkbox } from '@/components/ui/checkbox';

type WeekdaysProps<Day extends number> = {
  legend: string;
  /** In the order in which they are shown. */
  days: readonly Day[];
  chosen: readonly number[];
  labelOf: (day: Day) => string;
  onChange: (chosen: Day[]) => void;
};

/** A checkbox for each day of the week. */
export function Weekdays<Day extends number>({
  legend,
  days,
  chosen,
  labelOf,
  onChange,
}: WeekdaysProps<Day>) {
  return (
    <fieldset className="flex flex-wrap gap-x-4 gap-y-2">
      <legend className="mb-1.5 font-medium text-sm">{legend}</legend>
      {days.map((day) => (
        <label key={day} className="flex items-center gap-1.5">
          <Checkbox
            checked={chosen.includes(day)}
            onChange={({ currentTarget: { checked } }) =>
              onChange(days.filter((other) => (other === day ? checked : chosen.includes(other))))
            }
          />
          {labelOf(day)}
        </label>
      ))}
    </fieldset>
  );
}
