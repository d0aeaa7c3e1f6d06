import type { ReactNode } from 'react';

/** A titled part of the side panel. */
export function SheetSection({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2.5">
      <h3 className="font-medium text-dim text-xs">{title}</h3>
      {children}
    </section>
  );
}

export function Fields({ children }: { children: ReactNode }) {
  return <dl className="grid grid-cols-[8rem_minmax(0,1fr)] gap-x-3 gap-y-1.5">{children}</dl>;
}

/** One line of Fields. */
export function Field({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <>
      <dt className="text-dim">{name}</dt>
      <dd className="break-words">{children}</dd>
    </>
  );
}
