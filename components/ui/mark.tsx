import { Glyph, type GlyphName } from '@/components/ui/glyph';

type MarkProps = {
  icon: GlyphName;
  /** What it warns of: on hover, and to screen readers. */
  label: string;
};

/** A warning that has room for an icon only. */
export function Mark({ icon, label }: MarkProps) {
  return (
    <span role="img" aria-label={label} title={label} className="inline-flex shrink-0 text-amber">
      <Glyph name={icon} />
    </span>
  );
}
