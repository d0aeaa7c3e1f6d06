import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { pageContext } from '@/app/(desk)/page-context';
import { MissingDraft, NoPlan, PlanRefused, SubmittedDraft } from '@/components/batch/plan/plan-states';
import { PlanView } from '@/components/batch/plan/plan-view';
import { DeskError } from '@/lib/domain/errors';
import { can } from '@/lib/domain/permissions';
import { PLAN_ZONE_COOKIE } from '@/lib/i18n/locale';
import type { Draft } from '@/lib/schemas/drafts';
import { requireSession } from '@/lib/server/auth/session';
import { getDraft, listMyDrafts } from '@/lib/server/services/batches/read-draft';
import type { ServiceContext } from '@/lib/server/services/context';
import { signInProvider } from '@/lib/server/services/users/sign-in-ways';
import { isZone } from '@/lib/time/zones';
import { loadPlanParams } from '@/lib/url/batches-params';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('plan');
  return { title: t('heading') };
}

export default async function PlanPage({ searchParams }: PageProps<'/batches/new'>) {
  const { draft: draftId } = await loadPlanParams(searchParams);
  const session = await requireSession();
  const { role } = session.user;
  // On-call people come here with a retry of what was refused; the service lets them at nothing else.
  const mayPlan = can(role, 'batches.plan') || (draftId !== null && can(role, 'batches.retry'));
  if (!mayPlan) return <PlanRefused role={role} />;
  const ctx = await pageContext(session);
  if (draftId === null) return <NoPlan drafts={(await listMyDrafts(ctx)).rows} />;
  const found = await readDraft(ctx, draftId);
  if (found === 'refused') return <PlanRefused role={role} />;
  if (found === 'missing') return <MissingDraft />;
  if (found === 'submitted') return <SubmittedDraft batchId={draftId} />;
  return (
    <PlanView
      key={found.id}
      initial={inLastZone(found, (await cookies()).get(PLAN_ZONE_COOKIE)?.value)}
      provider={signInProvider()}
    />
  );
}

async function readDraft(
  ctx: ServiceContext,
  draftId: string,
): Promise<Draft | 'missing' | 'submitted' | 'refused'> {
  try {
    return await getDraft(ctx, { draftId });
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    if (error.reason === 'already_submitted') return 'submitted';
    if (error.code === 'forbidden') return 'refused';
    if (error.code === 'not_found' || error.code === 'invalid_input') return 'missing';
    throw error;
  }
}

/** A plan without any time yet starts in the zone that this person planned in last. */
function inLastZone(draft: Draft, zone: string | undefined): Draft {
  const isUntouched = draft.revision === 1 && draft.plan.planTimeMs === null;
  return isUntouched && isZone(zone) ? { ...draft, plan: { ...draft.plan, zone } } : draft;
}
