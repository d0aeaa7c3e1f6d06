import 'server-only';
import pino, { type Logger } from 'pino';
import { withoutFeedSecrets } from '@/lib/domain/calendar';

/** Keys whose values never reach the log, at the top and two levels down. */
const SECRET_KEYS = [
  'password',
  'token',
  'secret',
  'authSecret',
  'databaseUrl',
  'metricsToken',
  'keyRing',
  'mail',
  'accessKeyId',
  'accessKeySecret',
  'securityToken',
  'signature',
  'cookie',
  'authorization',
  'AccessKeyId',
  'AccessKeySecret',
  'SecurityToken',
  'Signature',
  'Authorization',
];

/**
 * JSON escapes line ends already (one entry is one line, whatever a name or a user agent holds).
 * C1 controls and the Unicode line separators are legal in JSON, but terminals and viewers act on them.
 */
export function escapeControls(line: string): string {
  return line.replace(
    /[\u007f-\u009f\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A logger that writes one JSON object for each entry. Replaceable output for tests. */
export function createLog(
  level: string,
  write: (line: string) => void = (line) => process.stdout.write(line),
): Logger {
  const paths = SECRET_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]);
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths, censor: '[redacted]' },
    },
    { write: (line: string) => write(escapeControls(withoutFeedSecrets(line))) },
  );
}

/** The log of this process, on stdout. Its level is LOG_LEVEL; a wrong one is reported by the configuration, not here. */
export const log: Logger = createLog(knownLevel(process.env.LOG_LEVEL));

function knownLevel(level: string | undefined): string {
  return level !== undefined && (level === 'silent' || level in pino.levels.values) ? level : 'info';
}
