import 'server-only';
import type { ServiceContext } from '@/lib/server/services/context';

/** For tests: a verb as the network reaches it. Its type says what pages send; strangers send anything. */
export function asSent<Ctx extends ServiceContext, Rest extends unknown[], T>(
  verb: (ctx: Ctx, input: never, ...rest: Rest) => Promise<T>,
): (ctx: Ctx, input: unknown, ...rest: Rest) => Promise<T> {
  return verb as (ctx: Ctx, input: unknown, ...rest: Rest) => Promise<T>;
}
