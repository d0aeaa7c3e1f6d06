import 'server-only';
import { MAX_DESCRIBE_IDS } from '@/lib/domain/limits';
import { EnsError } from './errors';
import type { CloudInstance, EnsClient } from './types';

/** What DescribeInstances said: the instances that it knows, and the ids that it does not. */
export type InstancesRead = { found: CloudInstance[]; missing: string[] };

/**
 * Reads instances by id, 100 a call. One strange id makes the cloud refuse a whole list: it is halved until the strange
 * ones stand alone, which count as missing. Throws EnsError.
 */
export async function readInstances(ens: EnsClient, ids: readonly string[]): Promise<InstancesRead> {
  const read: InstancesRead = { found: [], missing: [] };
  for (let start = 0; start < ids.length; start += MAX_DESCRIBE_IDS) {
    await ask(ens, ids.slice(start, start + MAX_DESCRIBE_IDS), read);
  }
  return read;
}

async function ask(ens: EnsClient, ids: readonly string[], read: InstancesRead): Promise<void> {
  try {
    const answered = await ens.describeInstances({ instanceIds: ids });
    const wanted = new Set(ids);
    read.found.push(...answered.filter(({ instanceId }) => wanted.delete(instanceId)));
    read.missing.push(...wanted);
  } catch (error) {
    if (!(error instanceof EnsError) || error.kind !== 'refused' || !error.code.startsWith('Invalid')) {
      throw error;
    }
    if (ids.length === 1) {
      read.missing.push(...ids);
      return;
    }
    const middle = Math.ceil(ids.length / 2);
    await ask(ens, ids.slice(0, middle), read);
    await ask(ens, ids.slice(middle), read);
  }
}
