'use client';

import { useEffect, useState } from 'react';

/** True once `value` has been true for `afterMs` (ms) without a break: what is over sooner is not worth a word. */
export function useLasting(value: boolean, afterMs: number): boolean {
  const [lasting, setLasting] = useState(false);
  // The timer is the outside system.
  useEffect(() => {
    if (!value) return;
    const timer = setTimeout(() => setLasting(true), afterMs);
    return () => {
      clearTimeout(timer);
      setLasting(false);
    };
  }, [value, afterMs]);
  return value && lasting;
}
