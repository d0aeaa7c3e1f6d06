import 'server-only';

/** Why a store is not used. For tests and logs; people read the message. */
export type StoreRefusalReason =
  | 'in_use'
  | 'no_folder'
  | 'read_only'
  | 'unsupported_folder'
  | 'not_a_file'
  | 'not_a_database'
  | 'foreign_database'
  | 'corrupt'
  | 'newer'
  | 'restore_interrupted'
  | 'missing'
  | 'unreadable'
  | 'exists';

/** The store must not be used as it is. The message is whole: what is wrong, and what to do next. */
export class StoreRefusal extends Error {
  readonly reason: StoreRefusalReason;

  constructor(reason: StoreRefusalReason, lines: readonly string[], cause?: unknown) {
    super(lines.join('\n'), { cause });
    this.name = 'StoreRefusal';
    this.reason = reason;
  }
}

/** How to get back to a store that works; the file that was refused is left as it is. */
export function restoreSteps(file: string): string[] {
  return [
    'The file was not changed. To go on:',
    '  1. stop every server on this store;',
    '  2. npm run restore -- BACKUP   (made by npm run backup; the file above is kept aside);',
    '  3. start again.',
    `Without a backup: move ${file} (and its -wal and -shm, if any) away and keep them; the next start makes an empty store.`,
  ];
}

/** The driver's or the system's code of an error, or ''. libsql gives the code of a failed opening only in its text. */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string' && error.code !== '') return error.code;
  return /^ConnectionFailed/.test(error.message) ? 'SQLITE_CANTOPEN' : '';
}
