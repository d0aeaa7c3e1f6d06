'use client';

import { type QueryKey, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { outcomesVersion } from '@/lib/queries/outcomes';

/** How far the desk sees, polled; what lies under `key` is read again whenever a row or a batch has changed. */
export function useLiveSight(key: QueryKey) {
  const client = useQueryClient();
  const { data } = useQuery(outcomesVersion());
  const version = data?.version;
  // The store's version is outside of React: its change is the event on which the answers are stale.
  useEffect(() => {
    if (version !== undefined) void client.invalidateQueries({ queryKey: key });
  }, [client, version, key]);
  return data;
}
