import 'server-only';
import { z } from 'zod';
import type { InitialPolicy } from '@/lib/domain/approval-policy';
import type { OutcomeSettings } from '@/lib/domain/outcome-settings';
import { DEFAULT_ACCOUNT, type PlanTarget } from '@/lib/domain/plan-hash';
import { parseTrustProxy, type TrustProxy } from '@/lib/server/auth/trusted-proxies';
import { readDevSecret, secretProblems } from '@/lib/server/auth-secret';
import { databaseUrlProblem } from '@/lib/server/db/database-url';
import { isBaseUrl, isEnsEndpoint, isEnsHost } from '@/lib/server/hosts';
import { type NoticeConfig, parseNoticeConfig } from '@/lib/server/notice-config';
import { type OidcConfig, parseOidc } from '@/lib/server/oidc-config';
import { outcomeSettingsOf, outcomeShape } from '@/lib/server/outcome-config';
import { type KeyRing, readDevKeyRing, readKeyRing } from '@/lib/server/secrets/key-ring';

/** Everything that the environment decides. Times in ms. */
export type Config = {
  production: boolean;
  port: number;
  /** Where people reach the desk, without a slash at the end. */
  baseUrl: string;
  authSecret: string;
  /** `file:PATH` or `postgres://…`. May hold a password: never log it. */
  databaseUrl: string;
  /** Origin of the ENS endpoint, e.g. `https://ens.aliyuncs.com`. */
  ensEndpoint: string;
  /** The account that the credentials belong to; null when it is not said. */
  ensAccountId: string | null;
  syncIntervalMs: number;
  /** How often all instances of the account are read. */
  inventoryIntervalMs: number;
  /** Rows in one call of BatchEventRedeployInstance. */
  batchRows: number;
  callsPerSecond: number;
  /** Calls of BatchEventRedeployInstance that may be under way at the same time, over all servers. */
  callsInFlight: number;
  /** Reads of events, instances and tags, over all servers; following takes at most two thirds of them, the inventory what is left. */
  readsPerSecond: number;
  /** When a row is late, stuck, vanished, and how its instance is read after the end. */
  outcomes: OutcomeSettings;
  ensReadTimeoutMs: number;
  metricsToken: string | null;
  notices: NoticeConfig;
  /** Whose X-Forwarded-For is believed. */
  trustProxy: TrustProxy;
  logLevel: LogLevel;
  /** Sign-in through the company's identity provider; null when it is not set up. */
  oidc: OidcConfig | null;
  /** The approval policy that a fresh store starts with; later only admins change it. */
  approvalPolicy: InitialPolicy;
  /** How long an admin or approver who was made in the product waits before their decisions count; 0 = not at all. */
  grantWaitHours: number;
  /** Whether people sign in with a password of this desk; false leaves the identity provider alone. */
  passwordSignIn: boolean;
  /** Whether people with a password must have a second factor. */
  secondFactor: SecondFactorRule;
};

export const DEFAULT_DATABASE_URL = 'file:.data/desk.db';
const DEFAULT_PORT = 3000;
const DEFAULT_ENS_ENDPOINT = 'https://ens.aliyuncs.com';
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const INITIAL_NAMES = ['default', 'demo', 'none'] as const satisfies readonly InitialPolicy[];
export type LogLevel = (typeof LOG_LEVELS)[number];
const SECOND_FACTOR_RULES = ['optional', 'required'] as const;
export type SecondFactorRule = (typeof SECOND_FACTOR_RULES)[number];

export type Environment = Record<string, string | undefined>;

type Problem = { name: string; reason: string };

/** Names every setting that cannot be used, and why. Holds no value of any setting. */
export class ConfigError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(`The configuration cannot be used:\n${problems.map((p) => `  ${p.name}: ${p.reason}`).join('\n')}`);
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

const integer = (min: number, max: number, fallback: number) =>
  z
    .string()
    .regex(/^\d{1,15}$/, `must be a whole number from ${min} to ${max}`)
    .transform(Number)
    .refine((value) => value >= min && value <= max, `must be a whole number from ${min} to ${max}`)
    .default(fallback);

/** Requests a second. */
const rate = z
  .string()
  .regex(/^\d{1,3}(\.\d{1,6})?$/, 'must be a number above 0, at most 100')
  .transform(Number)
  .refine((value) => value > 0 && value <= 100, 'must be a number above 0, at most 100')
  .default(5);

const databaseUrl = z
  .string()
  .superRefine((value, check) => {
    const problem = databaseUrlProblem(value);
    if (problem !== null) check.addIssue({ code: 'custom', message: problem });
  })
  .default(DEFAULT_DATABASE_URL);

const MAX_GRANT_WAIT_HOURS = 24 * 30;
const grantWaitHours = integer(0, MAX_GRANT_WAIT_HOURS, 24);
const passwordSignIn = z.enum(['0', '1'], 'must be 0 or 1').default('1');

const settings = z.object({
  PORT: integer(1, 65_535, DEFAULT_PORT),
  BASE_URL: z
    .string()
    .refine(isBaseUrl, 'must be an http:// or https:// address without path, query or user')
    .transform((value) => new URL(value).origin)
    .optional(),
  DATABASE_URL: databaseUrl,
  ENS_ENDPOINT: z
    .string()
    .refine(isEnsEndpoint, 'must be https://HOST without path or user; http:// only for this machine itself')
    .transform((value) => new URL(value).origin)
    .default(DEFAULT_ENS_ENDPOINT),
  ENS_ENDPOINT_ANY: z.enum(['0', '1'], 'must be 0 or 1').optional(),
  ENS_ACCOUNT_ID: z
    .string()
    .regex(/^\d{16}$/, 'must be the 16 digits of an Alibaba Cloud account')
    .optional(),
  ENS_SYNC_INTERVAL_MS: integer(1_000, 86_400_000, 30_000),
  ENS_INVENTORY_INTERVAL_MS: integer(1_000, 86_400_000, 900_000),
  ENS_BATCH_ROWS: integer(1, 100, 20),
  ENS_CALLS_PER_SECOND: rate,
  ENS_READS_PER_SECOND: rate,
  ENS_CALLS_IN_FLIGHT: integer(1, 16, 4),
  ENS_READ_TIMEOUT_MS: integer(1_000, 600_000, 30_000),
  ...outcomeShape,
  METRICS_TOKEN: z.string().min(16, 'must have 16 characters or more').optional(),
  TRUST_PROXY: z
    .string()
    .default('0')
    .transform((text, check) => {
      const trust = parseTrustProxy(text);
      if (trust !== null) return trust;
      check.addIssue({
        code: 'custom',
        message: 'must be 0, 1, or addresses and networks such as 10.0.0.11,10.1.0.0/16',
      });
      return z.NEVER;
    }),
  APPROVAL_POLICY: z.enum(INITIAL_NAMES, `must be one of ${INITIAL_NAMES.join(', ')}`).default('default'),
  GRANT_WAIT_HOURS: grantWaitHours,
  PASSWORD_SIGN_IN: passwordSignIn,
  SECOND_FACTOR: z
    .enum(SECOND_FACTOR_RULES, `must be one of ${SECOND_FACTOR_RULES.join(', ')}`)
    .default('optional'),
  NODE_TLS_REJECT_UNAUTHORIZED: z
    .string()
    .refine(
      (value) => value !== '0',
      'must not be 0: certificates are always checked (NODE_EXTRA_CA_CERTS adds a CA)',
    )
    .optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
});

const targetSettings = settings.pick({ ENS_ENDPOINT: true, ENS_ACCOUNT_ID: true });

/**
 * Reads the settings from `env`. An empty value counts as absent.
 * @param devSecret gives the secret outside production when AUTH_SECRET is absent
 * @param devKeyRing the same for DESK_ENCRYPTION_KEYS
 * Throws ConfigError that names every bad setting.
 */
export function parseConfig(
  env: Environment,
  devSecret: (databaseUrl: string) => string,
  devKeyRing: (databaseUrl: string) => KeyRing | null = () => null,
): Config {
  const production = env.NODE_ENV === 'production';
  const parsed = settings.safeParse(withoutEmpty(env));
  const problems = parsed.success ? [] : problemsOf(parsed.error);
  problems.push(...endpointProblems(env), ...secretProblems(env.AUTH_SECRET, production));
  const company = parseOidc(withoutEmpty(env));
  if (!company.ok) problems.push(...company.problems);
  const told = parseNoticeConfig(withoutEmpty(env));
  if (!told.ok) problems.push(...told.problems);
  if (parsed.success && parsed.data.PASSWORD_SIGN_IN === '0' && company.ok && company.oidc === null) {
    problems.push({
      name: 'PASSWORD_SIGN_IN',
      reason: 'must not be 0 without OIDC_ISSUER: nobody could sign in',
    });
  }
  if (!parsed.success || !company.ok || !told.ok || problems.length > 0) throw new ConfigError(problems);
  const { data } = parsed;
  return {
    production,
    port: data.PORT,
    baseUrl: data.BASE_URL ?? `http://localhost:${data.PORT}`,
    authSecret: env.AUTH_SECRET || devSecret(data.DATABASE_URL),
    databaseUrl: data.DATABASE_URL,
    ensEndpoint: data.ENS_ENDPOINT,
    ensAccountId: data.ENS_ACCOUNT_ID ?? null,
    syncIntervalMs: data.ENS_SYNC_INTERVAL_MS,
    inventoryIntervalMs: data.ENS_INVENTORY_INTERVAL_MS,
    batchRows: data.ENS_BATCH_ROWS,
    callsPerSecond: data.ENS_CALLS_PER_SECOND,
    callsInFlight: data.ENS_CALLS_IN_FLIGHT,
    readsPerSecond: data.ENS_READS_PER_SECOND,
    outcomes: outcomeSettingsOf(data),
    ensReadTimeoutMs: data.ENS_READ_TIMEOUT_MS,
    metricsToken: data.METRICS_TOKEN ?? null,
    notices: {
      ...told.notices,
      keyRing: told.notices.keyRing ?? (production ? null : devKeyRing(data.DATABASE_URL)),
    },
    trustProxy: data.TRUST_PROXY,
    logLevel: data.LOG_LEVEL,
    oidc: company.oidc,
    approvalPolicy: data.APPROVAL_POLICY,
    grantWaitHours: data.GRANT_WAIT_HOURS,
    passwordSignIn: data.PASSWORD_SIGN_IN === '1',
    secondFactor: data.SECOND_FACTOR,
  };
}

let config: Config | null = null;

/** The settings of this process, read at the first call: never while `next build` only imports modules. Throws ConfigError. */
export function getConfig(): Config {
  config ??= parseConfig(process.env, readDevSecret, readDevKeyRing);
  return config;
}

/** Where orders go, by ENS_ENDPOINT and ENS_ACCOUNT_ID alone: needs no secret. Throws ConfigError. */
export function parsePlanTarget(env: Environment): PlanTarget {
  const parsed = targetSettings.safeParse(withoutEmpty(env));
  if (!parsed.success) throw new ConfigError(problemsOf(parsed.error));
  return { endpoint: parsed.data.ENS_ENDPOINT, account: parsed.data.ENS_ACCOUNT_ID ?? DEFAULT_ACCOUNT };
}

let planTarget: PlanTarget | null = null;

/** Where orders of this process go, read at the first call. Throws ConfigError. */
export function getPlanTarget(): PlanTarget {
  planTarget ??= parsePlanTarget(process.env);
  return planTarget;
}

/** DATABASE_URL alone, for the command-line tools, which need no secret. Throws ConfigError. */
export function parseDatabaseUrl(env: Environment): string {
  const parsed = databaseUrl.safeParse(env.DATABASE_URL || undefined);
  if (parsed.success) return parsed.data;
  throw new ConfigError([{ name: 'DATABASE_URL', reason: parsed.error.issues[0]?.message ?? 'is wrong' }]);
}

/** GRANT_WAIT_HOURS alone, in ms: the services that give rights need nothing else of the settings. Throws ConfigError. */
export function grantWaitMs(env: Environment = process.env): number {
  const parsed = grantWaitHours.safeParse(env.GRANT_WAIT_HOURS || undefined);
  if (parsed.success) return parsed.data * 3_600_000;
  throw new ConfigError([
    { name: 'GRANT_WAIT_HOURS', reason: parsed.error.issues[0]?.message ?? 'is wrong' },
  ]);
}

function problemsOf({ issues }: z.ZodError): Problem[] {
  return issues.map(({ path, message }) => ({ name: String(path[0]), reason: message }));
}

/** The secret alone, for what is sealed with it; the same as in the settings. Throws ConfigError. */
export function readAuthSecret(env: Environment): string {
  return env.AUTH_SECRET || readDevSecret(parseDatabaseUrl(env));
}

/** The key ring alone, for the commands: outside production the one beside the data. Throws ConfigError. */
export function parseKeyRingSetting(env: Environment): KeyRing | null {
  const read = readKeyRing(withoutEmpty(env));
  if (!read.ok) throw new ConfigError([{ name: read.name, reason: read.reason }]);
  return read.ring;
}

/** PASSWORD_SIGN_IN alone, for services and for the command-line tools. Throws ConfigError. */
export function parsePasswordSignIn(env: Environment): boolean {
  const parsed = passwordSignIn.safeParse(env.PASSWORD_SIGN_IN || undefined);
  if (parsed.success) return parsed.data === '1';
  throw new ConfigError([{ name: 'PASSWORD_SIGN_IN', reason: 'must be 0 or 1' }]);
}

function withoutEmpty(env: Environment): Environment {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
}

/** A host that is written well, but is not the cloud's: whoever answers there gets requests that are signed with our keys. */
function endpointProblems({ ENS_ENDPOINT: value, ENS_ENDPOINT_ANY: allowed }: Environment): Problem[] {
  if (!value || !isEnsEndpoint(value) || allowed === '1' || isEnsHost(new URL(value))) return [];
  const reason =
    'must be https://ens.aliyuncs.com, https://ens.REGION.aliyuncs.com or this machine itself; ENS_ENDPOINT_ANY=1 allows any https host';
  return [{ name: 'ENS_ENDPOINT', reason }];
}
