import { describe, expect, test } from 'vitest';
import { batchRefusal } from '@/lib/domain/batch-states';

const NOW_MS = 1_000_000;

describe('who may not decide, and the reason', () => {
  const batch = {
    state: 'awaiting_approval' as const,
    createdBy: 'olga',
    people: ['olga', 'eve'],
    voters: ['amir'],
    requestedAtMs: 500,
    expiresAtMs: NOW_MS + 1,
    requesterStands: true,
  };
  const ada = { id: 'ada', person: 'ada', role: 'admin' as const, roleSinceMs: 500, countsFromMs: 500 };
  const why = (actor: Partial<Parameters<typeof batchRefusal>[2]>, facts: object = {}, nowMs = NOW_MS) =>
    batchRefusal('approve', { ...batch, ...facts }, { ...ada, ...actor }, nowMs);

  test.each([
    ['somebody else may', {}, {}, null],
    ['the creator', { id: 'olga', person: 'olga' }, {}, 'own_batch'],
    ['an editor', { id: 'eve', person: 'eve' }, {}, 'own_batch'],
    ['a second account of the creator', { id: 'new-account', person: 'olga' }, {}, 'own_batch'],
    ['whoever has decided', { id: 'amir', person: 'amir' }, {}, 'already_voted'],
    ['a second account of whoever has decided', { id: 'x', person: 'amir' }, {}, 'already_voted'],
    ['a role gained after the request', { roleSinceMs: 501 }, {}, 'role_gained_later'],
    ['a role whose wait ends now', { countsFromMs: NOW_MS }, {}, null],
    ['a role that waits', { countsFromMs: NOW_MS + 1 }, {}, 'pending'],
    [
      'a role that waits and was gained after the request',
      { roleSinceMs: 501, countsFromMs: NOW_MS + 1 },
      {},
      'role_gained_later',
    ],
    ['somebody in the name of another', { impersonated: true }, {}, 'impersonated'],
    ['a disabled account', { disabled: true }, {}, 'disabled'],
    ['the wrong role', { role: 'operator' as const }, {}, 'role'],
    ['a request that has run out', {}, { expiresAtMs: NOW_MS }, 'expired'],
    ['a batch that is sent', {}, { state: 'sending' }, 'state'],
    ['a request of somebody who may order no more', {}, { requesterStands: false }, 'requester_lost'],
    ['the same, run out as well', {}, { requesterStands: false, expiresAtMs: NOW_MS }, 'expired'],
  ])('%s', (_, actor, facts, refusal) => {
    expect(why(actor, facts)).toBe(refusal);
  });

  test('facts that are missing are no way around', () => {
    const waiting = { state: 'awaiting_approval' as const, createdBy: 'olga' };
    expect(batchRefusal('approve', { ...batch, requesterStands: undefined }, ada, NOW_MS)).toBe(
      'requester_lost',
    );
    const bare = { ...waiting, requesterStands: true };
    expect(batchRefusal('approve', bare, ada, NOW_MS)).toBe('own_batch');
    expect(batchRefusal('approve', { ...bare, people: ['olga'] }, ada, NOW_MS)).toBe('role_gained_later');
    expect(why({ person: undefined })).toBe('own_batch');
    expect(why({ roleSinceMs: undefined })).toBe('role_gained_later');
    expect(why({ countsFromMs: undefined })).toBe('pending');
    expect(batchRefusal('approve', batch, ada)).toBe('expired');
  });

  test('breaking the glass needs its own right, and its review another person', () => {
    const olga = { id: 'olga', person: 'olga', role: 'operator' as const };
    expect(batchRefusal('break_glass', batch, olga, NOW_MS)).toBe('no_break_glass');
    const holder = { ...olga, breakGlass: true, breakGlassFromMs: NOW_MS };
    const again = { ...batch, breakGlass: { person: 'bob', closed: true } };
    expect(batchRefusal('break_glass', again, holder, NOW_MS)).toBe('state');
    const lost = { ...batch, requesterStands: false };
    expect(batchRefusal('break_glass', lost, holder, NOW_MS)).toBe('requester_lost');
    expect(batchRefusal('reject', lost, ada, NOW_MS)).toBeNull();
    expect(batchRefusal('break_glass', batch, holder, NOW_MS)).toBeNull();
    expect(batchRefusal('break_glass', batch, holder, NOW_MS - 1)).toBe('pending');
    expect(batchRefusal('break_glass', batch, { ...olga, breakGlass: true }, NOW_MS)).toBe('pending');
    // The right is one thing, the role another.
    expect(batchRefusal('break_glass', batch, { ...holder, countsFromMs: NOW_MS + 1 }, NOW_MS)).toBeNull();
    const broken = { ...batch, state: 'sent' as const, breakGlass: { person: 'bob', closed: false } };
    expect(batchRefusal('review', broken, ada, NOW_MS)).toBeNull();
    expect(batchRefusal('review', broken, { ...ada, id: 'b2', person: 'bob' }, NOW_MS)).toBe('own_batch');
    expect(batchRefusal('review', broken, { ...ada, id: 'olga', person: 'olga' }, NOW_MS)).toBe('own_batch');
    expect(batchRefusal('review', broken, { ...ada, countsFromMs: NOW_MS + 1 }, NOW_MS)).toBe('pending');
    const closed = { ...broken, breakGlass: { person: 'bob', closed: true } };
    expect(batchRefusal('review', closed, ada, NOW_MS)).toBe('review_closed');
    expect(batchRefusal('review', { ...broken, breakGlass: null }, ada, NOW_MS)).toBe('no_review');
  });
});

describe('whose batch it is', () => {
  const draft = { state: 'draft' as const, createdBy: 'olga', people: ['olga'] };
  const olga = { id: 'olga', person: 'olga', role: 'operator' as const };

  test('only its creator edits, submits, takes back and discards it', () => {
    const asked = { ...draft, state: 'awaiting_approval' as const };
    const bob = { ...olga, id: 'bob', person: 'bob' };
    for (const action of ['edit', 'discard', 'submit', 'request'] as const) {
      expect(batchRefusal(action, draft, olga)).toBeNull();
      expect(batchRefusal(action, draft, bob)).toBe('not_creator');
    }
    expect(batchRefusal('withdraw', asked, bob)).toBe('not_creator');
  });

  test('its creator does not approve it, whatever the list of persons says', () => {
    const asked = {
      ...draft,
      state: 'awaiting_approval' as const,
      people: ['eve'],
      requestedAtMs: 500,
      requesterStands: true,
    };
    const admin = { ...olga, role: 'admin' as const, roleSinceMs: 0 };
    expect(batchRefusal('approve', asked, admin, NOW_MS)).toBe('own_batch');
  });

  test('on-call people edit and submit their own retry, and no other batch', () => {
    const onCall = { ...olga, role: 'on-call' as const };
    const retry = { ...draft, isRetry: true };
    expect(batchRefusal('edit', retry, onCall)).toBeNull();
    expect(batchRefusal('submit', retry, onCall)).toBeNull();
    expect(batchRefusal('edit', retry, { ...onCall, id: 'bob' })).toBe('not_creator');
    expect(batchRefusal('edit', { ...draft, isRetry: false }, onCall)).toBe('role');
    expect(batchRefusal('edit', draft, onCall)).toBe('role');
    expect(batchRefusal('edit', retry, { ...olga, role: 'viewer' })).toBe('role');
    const asked = { ...retry, state: 'awaiting_approval' as const };
    expect(batchRefusal('approve', asked, onCall, NOW_MS)).toBe('role');
    expect(batchRefusal('break_glass', asked, { ...onCall, breakGlass: true }, NOW_MS)).toBe('role');
  });

  test('somebody in the name of another comments and does nothing else', () => {
    const asked = { ...draft, state: 'awaiting_approval' as const };
    expect(batchRefusal('comment', asked, { ...olga, impersonated: true })).toBeNull();
    expect(batchRefusal('withdraw', asked, { ...olga, impersonated: true })).toBe('impersonated');
  });

  test('a plan that was sent under a broken glass is never edited again', () => {
    const approved = { ...draft, state: 'approved' as const, hasBegun: false };
    expect(batchRefusal('revise', approved, olga)).toBeNull();
    const broken = { ...approved, breakGlass: { person: 'olga', closed: false } };
    expect(batchRefusal('revise', broken, olga)).toBe('state');
    expect(batchRefusal('withdraw', broken, olga)).toBeNull();
  });

  test('after too long without a sign-in at the provider nobody approves or breaks the glass; rejecting is free', () => {
    const asked = {
      ...draft,
      state: 'awaiting_approval' as const,
      requestedAtMs: 500,
      requesterStands: true,
    };
    const ada = {
      id: 'ada',
      person: 'ada',
      role: 'admin' as const,
      roleSinceMs: 0,
      countsFromMs: 0,
      breakGlass: true,
      breakGlassFromMs: 0,
    };
    for (const action of ['approve', 'break_glass'] as const) {
      expect(batchRefusal(action, asked, { ...ada, countsUntilMs: null }, NOW_MS)).toBeNull();
      expect(batchRefusal(action, asked, { ...ada, countsUntilMs: NOW_MS + 1 }, NOW_MS)).toBeNull();
      expect(batchRefusal(action, asked, { ...ada, countsUntilMs: NOW_MS }, NOW_MS)).toBe('sign_in_old');
    }
    expect(batchRefusal('reject', asked, { ...ada, countsUntilMs: NOW_MS }, NOW_MS)).toBeNull();
    const without = { ...ada, breakGlass: false, countsUntilMs: NOW_MS };
    expect(batchRefusal('break_glass', asked, without, NOW_MS)).toBe('no_break_glass');
  });

  test('once rows have left, the rest is taken back but never changed', () => {
    for (const state of ['awaiting_approval', 'approved', 'rejected', 'withdrawn'] as const) {
      expect(batchRefusal('revise', { ...draft, state, hasBegun: false }, olga), state).toBeNull();
      expect(batchRefusal('revise', { ...draft, state, hasBegun: true }, olga), state).toBe('begun');
      expect(batchRefusal('revise', { ...draft, state }, olga), state).toBe('begun');
    }
    const begun = { ...draft, state: 'awaiting_approval' as const, hasBegun: true };
    expect(batchRefusal('withdraw', begun, olga)).toBeNull();
  });

  test('after its time nobody decides or breaks the glass, and it can still be taken back', () => {
    const late = {
      ...draft,
      state: 'awaiting_approval' as const,
      expiresAtMs: NOW_MS,
      requestedAtMs: 500,
      requesterStands: true,
    };
    const ada = {
      id: 'ada',
      person: 'ada',
      role: 'admin' as const,
      roleSinceMs: 0,
      countsFromMs: 0,
      breakGlass: true,
      breakGlassFromMs: 0,
    };
    for (const action of ['approve', 'reject', 'break_glass'] as const) {
      expect(batchRefusal(action, late, ada, NOW_MS - 1)).toBeNull();
      expect(batchRefusal(action, late, ada, NOW_MS)).toBe('expired');
    }
    expect(batchRefusal('withdraw', late, olga, NOW_MS)).toBeNull();
    expect(batchRefusal('comment', late, olga, NOW_MS)).toBeNull();
  });
});
