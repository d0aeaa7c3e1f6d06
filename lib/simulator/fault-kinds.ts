/**
 * When the fault strikes: before anything is acted on, after it was, or inside the reply's rows. `life`: no request, but
 * what becomes of an event that was ordered, for as long as the fault is armed.
 */
export const FAULT_KINDS = {
  throttle: 'before',
  'client-error': 'before',
  'no-permission': 'before',
  'server-error': 'before',
  'reset-before': 'before',
  'drop-before': 'before',
  'late-effect': 'after',
  'truncated-json': 'after',
  slow: 'after',
  'reset-after': 'after',
  'drop-reply': 'after',
  'server-error-after': 'after',
  'missing-rows': 'rows',
  'row-error': 'rows',
  'row-fault': 'rows',
  'stay-scheduled': 'life',
  'stay-executing': 'life',
  vanish: 'life',
  'end-failed': 'life',
  'instance-stopped': 'life',
} as const;

export type FaultKind = keyof typeof FAULT_KINDS;
/** What may become of an ordered event that is not as it should be. */
export type Trouble = { [K in FaultKind]: (typeof FAULT_KINDS)[K] extends 'life' ? K : never }[FaultKind];

const ALIASES: Readonly<Record<string, FaultKind>> = {
  throttled: 'throttle',
  throttling: 'throttle',
  'throttling-user': 'throttle',
  '4xx': 'client-error',
  '400': 'client-error',
  'bad-request': 'client-error',
  'invalid-parameter': 'client-error',
  nopermission: 'no-permission',
  forbidden: 'no-permission',
  '5xx': 'server-error',
  '502': 'server-error',
  'html-502': 'server-error',
  '5xx-after': 'server-error-after',
  '502-after': 'server-error-after',
  truncated: 'truncated-json',
  'truncated-reply': 'truncated-json',
  'missing-row': 'missing-rows',
  'row-refused': 'row-error',
  'slow-reply': 'slow',
  reset: 'reset-before',
  'reset-before-acting': 'reset-before',
  'connection-reset': 'reset-before',
  'connection-reset-before-acting': 'reset-before',
  'reset-after-acting': 'reset-after',
  'connection-reset-after-acting': 'reset-after',
  'dropped-reply': 'drop-reply',
  'drop-after': 'drop-reply',
  'reply-dropped': 'drop-reply',
  'reply-dropped-after-acting': 'drop-reply',
  'drop-before-acting': 'drop-before',
  'late-act': 'late-effect',
};

export function isFaultKind(text: string): text is FaultKind {
  return Object.hasOwn(FAULT_KINDS, text);
}

/** `Reset_After`, `reset after` and `reset-after` are one kind; common other names are known. Null = unknown. */
export function normaliseKind(text: string): FaultKind | null {
  const name = text
    .trim()
    .toLowerCase()
    .replace(/[_\s]+/g, '-');
  if (isFaultKind(name)) {
    return name;
  }
  return Object.hasOwn(ALIASES, name) ? (ALIASES[name] ?? null) : null;
}
