import { describe, expect, it } from 'vitest';
import { MAX_AUDIT_SEARCH_LENGTH } from '@/lib/schemas/audit';
import {
  auditQueryString,
  isAuditFiltered,
  loadAuditParams,
  MAX_AUDIT_SEARCH,
  parseInstant,
  toAuditFilter,
  toAuditQuery,
} from '@/lib/url/audit-params';

const load = (search: string) => loadAuditParams(new URLSearchParams(search));
const INSTANT = '2026-11-24T12:00:00.000Z';
const NONE = {
  q: '',
  actor: null,
  by: null,
  action: [],
  type: null,
  id: null,
  from: null,
  to: null,
  entry: null,
};

describe('audit params', () => {
  it('shows everything without any params', () => {
    expect(load('')).toEqual(NONE);
    expect(isAuditFiltered(toAuditQuery(load('')))).toBe(false);
    expect(auditQueryString(load(''))).toBe('');
  });

  it('comes back the same after a reload', () => {
    const params = {
      q: 'edge & co',
      actor: 'u-1',
      by: 'people' as const,
      action: ['batch.submit', 'user.add'],
      type: 'batch',
      id: 'e-1/i-2',
      from: '2026-11-24T12:00:00.000Z',
      to: '2026-11-25T12:00:00.000Z',
      entry: 42,
    };
    expect(load(auditQueryString(params))).toEqual(params);
    expect(isAuditFiltered(toAuditQuery(params))).toBe(true);
    expect(toAuditFilter(toAuditQuery(params))).toMatchObject({
      fromMs: Date.UTC(2026, 10, 24, 12),
      toMs: Date.UTC(2026, 10, 25, 12),
    });
  });

  it.each(['actor', 'by', 'action', 'type', 'id', 'from', 'to'] as const)('%s alone is a filter', (name) => {
    const values: Record<string, string> = { from: INSTANT, to: INSTANT, by: 'people' };
    const value = values[name] ?? 'x';
    expect(isAuditFiltered(toAuditQuery(load(`${name}=${value}`)))).toBe(true);
  });

  it.each([
    'from=yesterday',
    'from=2026-13-45T00:00:00Z',
    'to=-1',
    'to=2026-11-24T12:00:00%2B08:00',
    'entry=0',
    'entry=-3',
    'entry=1e9',
    'entry=9999999999999999',
    'actor=',
    'by=robots',
    'actor=%00',
    `q=${'a'.repeat(MAX_AUDIT_SEARCH + 1)}`,
    `id=${'a'.repeat(2_001)}`,
    `action=${'a'.repeat(201)}`,
  ])('counts %.40s as absent', (search) => {
    expect(load(search)).toEqual(NONE);
  });

  it('has the limit of the services', () => {
    expect(MAX_AUDIT_SEARCH).toBe(MAX_AUDIT_SEARCH_LENGTH);
    expect(parseInstant('2026-11-24T12:00:00Z')).toBe(Date.UTC(2026, 10, 24, 12));
  });
});
