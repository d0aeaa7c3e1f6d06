import { redirect } from 'next/navigation';
import { routes } from '@/lib/url/routes';

export default function Root() {
  redirect(routes.home());
}
