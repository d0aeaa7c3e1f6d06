import { redirect } from 'next/navigation';
import { can } from '@/lib/domain/permissions';
import { requireSession } from '@/lib/server/auth/session';
import { routes } from '@/lib/url/routes';

/** Admins come for people, everybody else to read the approval policy. */
export default async function SettingsPage() {
  const { user } = await requireSession();
  redirect(can(user.role, 'users.manage') ? routes.settingsUsers() : routes.settingsPolicy());
}
