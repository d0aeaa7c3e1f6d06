import 'server-only';
import { monotonicMs } from '@/lib/time/clock';

/** Reads at most once in a while for each `key` of `owner` (such as a store); whoever asks in between has the same answer. */
export type Shared<T> = (owner: object, key: string, read: () => Promise<T>) => Promise<T>;

/**
 * For what costs more the larger the desk is and is asked for by every open page: it costs the same however many pages
 * there are. The answer may be `ms` old. A read that failed is not kept.
 */
export function shareFor<T>(ms: number, now = monotonicMs): Shared<T> {
  const owners = new WeakMap<object, Map<string, { atMs: number; answer: Promise<T> }>>();
  return (owner, key, read) => {
    const kept = owners.get(owner) ?? new Map<string, { atMs: number; answer: Promise<T> }>();
    owners.set(owner, kept);
    const nowMs = now();
    // What nobody asks for any more is forgotten.
    for (const [other, { atMs }] of kept) if (nowMs - atMs >= ms) kept.delete(other);
    const fresh = kept.get(key);
    if (fresh) return fresh.answer;
    const answer = read();
    kept.set(key, { atMs: nowMs, answer });
    answer.catch(() => kept.delete(key));
    return answer;
  };
}
