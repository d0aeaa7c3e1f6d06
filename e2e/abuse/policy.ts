import { z } from 'zod';
import type { Person } from '@/e2e/abuse/person';
import { mustSay } from '@/e2e/abuse/requests';
import { PASSWORD } from '@/e2e/helpers/desk';
import { type ApprovalPolicy, DEFAULT_POLICY, type PolicyRule } from '@/lib/domain/approval-policy';
import { routes } from '@/lib/url/routes';

export const TWO_APPROVALS: PolicyRule[] = [{ when: {}, approvals: 2 }];
export const SWITCHED_OFF: PolicyRule[] = [];

/** Puts other rules in force, as an admin with their password does; gives the version. */
export async function savePolicy(
  admin: Person,
  rules: readonly PolicyRule[],
  more: Partial<ApprovalPolicy> = {},
): Promise<number> {
  const { version } = z.object({ version: z.number() }).parse((await admin.read(routes.apiPolicy())).body);
  const saved = await mustSay(admin, 'savePolicy', {
    expectedVersion: version,
    policy: { ...DEFAULT_POLICY, ...more, rules },
    stepUp: { password: PASSWORD },
  });
  return Number(saved.version);
}
