import type { DeskProblem } from '@/lib/schemas/action-result';
import type { AcceptInviteForm } from '@/lib/schemas/users';

export type InviteOutcome = { ok: true } | { ok: false; problem: DeskProblem | null };

/** Makes the account of an invite. Never throws; no problem means that no answer came, or none that can be read. */
export async function postInvite(
  path: string,
  input: AcceptInviteForm & { token: string },
): Promise<InviteOutcome> {
  try {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(input) });
    if (response.ok) return { ok: true };
    const { problem }: { problem: DeskProblem } = await response.json();
    return { ok: false, problem };
  } catch {
    return { ok: false, problem: null };
  }
}
