import type { ReactNode } from 'react';

type SectionProps = {
  heading: string;
  /** What the part is for, in a sentence. */
  text: ReactNode;
  /** Its buttons. */
  actions?: ReactNode;
  children?: ReactNode;
};

/** One part of the page "Your account". */
export function Section({ heading, text, actions, children }: SectionProps) {
  return (
    <section aria-label={heading} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 px-5 max-sm:px-4">
        <div className="flex min-w-0 max-w-160 flex-col gap-1">
          <h2 className="font-semibold">{heading}</h2>
          <div className="text-dim">{text}</div>
        </div>
        {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
      </div>
      {children}
    </section>
  );
}
