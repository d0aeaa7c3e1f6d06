import 'server-only';
import { z } from 'zod';
import { regionsForGroups, roleForGroups } from '@/lib/domain/group-roles';
import type { Role } from '@/lib/domain/permissions';
import type { RegionLimit } from '@/lib/domain/region-limit';
import type { OidcConfig } from '@/lib/server/oidc-config';

const claims = z.looseObject({
  sub: z.string().min(1).max(255),
  iss: z.string(),
  email: z.string().trim().toLowerCase().max(254).pipe(z.email()).optional().catch(undefined),
  email_verified: z.unknown().optional().transform(readVerified),
  name: z.string().optional().catch(undefined),
  /** Seconds. */
  auth_time: z.number().optional().catch(undefined),
});
type Claims = z.infer<typeof claims>;

/** A person as the provider knows them. */
export type OidcPerson = {
  subject: string;
  email: string | null;
  /** Whether the provider has checked that the e-mail is theirs; null when it says nothing about that. */
  emailVerified: boolean | null;
  name: string;
  role: Role | null;
  /** The regions of that role; null: all. Absent: the groups say nothing about regions. */
  regions?: RegionLimit | undefined;
  authTimeMs: number | null;
};

/** The claims of an ID token whose signature was checked before. Throws when it is none. */
export function readIdToken(idToken: string): Claims {
  const payload = idToken.split('.')[1] ?? '';
  return claims.parse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
}

/** Whether the userinfo endpoint must be asked: many providers put only the subject into the ID token. */
export function isIncomplete(idToken: Claims, config: OidcConfig): boolean {
  return idToken.email === undefined || idToken[config.groupsClaim] === undefined;
}

/**
 * What both sources say together; the signed ID token wins.
 * Throws when they speak of two people (OpenID Connect Core §5.3.2) or the token is another issuer's.
 */
export function toPerson(idToken: Claims, userInfo: unknown, config: OidcConfig): OidcPerson {
  if (idToken.iss !== config.issuer) throw new Error('The ID token is of another issuer.');
  const more = userInfo === null ? null : claims.omit({ iss: true }).parse(userInfo);
  if (more && more.sub !== idToken.sub) throw new Error('The user info is of another subject.');
  const groups = idToken[config.groupsClaim] ?? more?.[config.groupsClaim];
  const role = roleForGroups(groups, config.groupRoles, config.defaultRole);
  // The two belong together: the e-mail of one source is never called verified by the other.
  const [mailOf, other] = idToken.email === undefined ? [more, idToken] : [idToken, more];
  const isDenied = other?.email_verified === false && (other.email ?? mailOf?.email) === mailOf?.email;
  return {
    subject: idToken.sub,
    email: mailOf?.email ?? null,
    emailVerified: isDenied ? false : (mailOf?.email_verified ?? null),
    name: cleanName(idToken.name ?? more?.name),
    role,
    regions: regionsForGroups(groups, config.groupRoles, role),
    authTimeMs: idToken.auth_time === undefined ? null : idToken.auth_time * 1_000,
  };
}

/**
 * Some providers write the claim as text. Whatever says neither yes nor no is taken as no; a provider that leaves it out
 * (OpenID Connect Core §5.1 allows that) has said nothing.
 */
function readVerified(claim: unknown): boolean | undefined {
  if (claim === undefined || claim === null) return undefined;
  return claim === true || (typeof claim === 'string' && claim.toLowerCase() === 'true');
}

/** A name on one line; empty when there is none. */
function cleanName(name: string | undefined): string {
  return (name ?? '')
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')
    .trim()
    .slice(0, 100);
}
