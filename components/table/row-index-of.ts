/** Position of the grid row around an event's target, or null outside rows. */
export function rowIndexOf(target: EventTarget | null): number | null {
  if (!(target instanceof Element)) return null;
  const index = target.closest<HTMLElement>('[role="row"][data-index]')?.dataset.index;
  return index === undefined ? null : Number(index);
}

/** Whether the event began in a control with a meaning of its own, so that the row must not answer too. */
export function startsInControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('a, button, input, label, select, textarea') !== null;
}
