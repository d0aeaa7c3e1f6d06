import 'server-only';
import { z } from 'zod';
import type { GroupRole } from '@/lib/domain/group-roles';
import { isRole, ROLES, type Role } from '@/lib/domain/permissions';
import { REGION_ID } from '@/lib/domain/region-limit';
import { isLoopbackHost } from '@/lib/server/hosts';

/** Sign-in through the company's identity provider. */
export type OidcConfig = {
  /** Exactly as the provider names itself: the `iss` of its tokens. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  groupsClaim: string;
  groupRoles: readonly GroupRole[];
  /** The role of people in no known group; null refuses them. */
  defaultRole: Role | null;
  /** On the button: "Sign in with …". */
  label: string;
  /** How long approvals of people from there count after their last sign-in there (ms). */
  approvalMs: number;
};

const DEFAULT_GROUPS_CLAIM = 'groups';
const DEFAULT_APPROVAL_DAYS = 7;
const MAX_APPROVAL_DAYS = 90;
const DAY_MS = 86_400_000;
const roles = ROLES.join(', ');
const days = `must be a whole number from 1 to ${MAX_APPROVAL_DAYS}`;

const settings = z.object({
  OIDC_ISSUER: z
    .string('is missing: the other OIDC_… settings need it')
    .refine(
      isIssuer,
      'must be https://… without query, fragment or user; http:// only for this machine itself',
    ),
  OIDC_CLIENT_ID: z.string('is missing').max(500, 'is too long'),
  OIDC_CLIENT_SECRET: z.string('is missing').max(2_000, 'is too long'),
  OIDC_GROUPS_CLAIM: z.string().max(200, 'is too long').default(DEFAULT_GROUPS_CLAIM),
  OIDC_ROLE_MAP: z.string().transform(parseRoleMap).default([]),
  OIDC_DEFAULT_ROLE: z.enum(ROLES, `must be one of ${roles}`).optional(),
  OIDC_LABEL: z
    .string()
    .regex(/^[^\p{Cc}]{1,40}$/u, 'must have 1 to 40 characters on one line')
    .optional(),
  OIDC_APPROVAL_DAYS: z
    .string()
    .regex(/^\d{1,2}$/, days)
    .transform(Number)
    .refine((value) => value >= 1 && value <= MAX_APPROVAL_DAYS, days)
    .default(DEFAULT_APPROVAL_DAYS),
});

type Result =
  | { ok: true; oidc: OidcConfig | null }
  | { ok: false; problems: { name: string; reason: string }[] };

/** Reads the OIDC_… settings; none set means no such sign-in. `env` holds no empty values. */
export function parseOidc(env: Record<string, string | undefined>): Result {
  if (!Object.keys(settings.shape).some((name) => env[name] !== undefined)) return { ok: true, oidc: null };
  const parsed = settings.safeParse(env);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => ({
      name: String(path[0]),
      reason: message,
    }));
    return { ok: false, problems };
  }
  const { data } = parsed;
  if (data.OIDC_ROLE_MAP.length === 0 && data.OIDC_DEFAULT_ROLE === undefined) {
    const reason = 'is missing, and OIDC_DEFAULT_ROLE too: nobody could sign in';
    return { ok: false, problems: [{ name: 'OIDC_ROLE_MAP', reason }] };
  }
  const oidc = {
    issuer: data.OIDC_ISSUER,
    clientId: data.OIDC_CLIENT_ID,
    clientSecret: data.OIDC_CLIENT_SECRET,
    groupsClaim: data.OIDC_GROUPS_CLAIM,
    groupRoles: data.OIDC_ROLE_MAP,
    defaultRole: data.OIDC_DEFAULT_ROLE ?? null,
    label: data.OIDC_LABEL ?? new URL(data.OIDC_ISSUER).host,
    approvalMs: data.OIDC_APPROVAL_DAYS * DAY_MS,
  };
  return { ok: true, oidc };
}

/** OIDC_ROLE_MAP alone, for services and for the command-line tools; a wrong one stops the start, and counts as none here. */
export function parseRoleMapSetting(env: Record<string, string | undefined>): GroupRole[] {
  const parsed = settings.shape.OIDC_ROLE_MAP.safeParse(env.OIDC_ROLE_MAP || undefined);
  return parsed.success ? parsed.data : [];
}

/** `group=role` or `group=role@region+region`, with commas between. A group may hold `=` and `@`, not a comma. */
function parseRoleMap(text: string, ctx: z.RefinementCtx): GroupRole[] {
  return text.split(',').flatMap((pair) => {
    const at = pair.lastIndexOf('=');
    const group = pair.slice(0, Math.max(0, at)).trim();
    const [given = '', ...limits] = pair.slice(at + 1).split('@');
    const role = given.trim();
    const regions = limits.flatMap((limit) => limit.split('+')).map((region) => region.trim());
    const isRegion = regions.every((region) => REGION_ID.test(region)) && limits.length <= 1;
    if (role === 'admin' && limits.length > 0) {
      ctx.addIssue({ code: 'custom', message: 'must name no regions for admin: admins are never limited' });
      return [];
    }
    if (group !== '' && isRole(role) && isRegion) {
      return [{ group, role, ...(limits.length > 0 ? { regions } : {}) }];
    }
    ctx.addIssue({
      code: 'custom',
      message: `must be group=role,group=role@region+region with the roles ${roles}`,
    });
    return [];
  });
}

/** Whether tokens may be asked for at `url`: encrypted, or on this machine. */
export function isSafeEndpoint(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname } = new URL(value);
  return protocol === 'https:' || (protocol === 'http:' && isLoopbackHost(hostname));
}

function isIssuer(value: string): boolean {
  if (!isSafeEndpoint(value) || value.includes('@')) return false;
  const { search, hash } = new URL(value);
  return search === '' && hash === '' && !/[?#\s]/.test(value);
}
