import { afterEach, expect, test, vi } from 'vitest';
import { sessionEnded } from '@/components/feedback/session-ended';
import type { DeskProblem } from '@/lib/schemas/action-result';

const refusal = (correlationId: string): DeskProblem => ({
  code: 'unauthenticated',
  reason: null,
  details: {},
  correlationId,
});

afterEach(() => sessionEnded.regained());

test('a reading says that the session has ended, and asks for nothing', () => {
  const told = vi.fn();
  const forget = sessionEnded.subscribe(told);
  sessionEnded.noteRead();
  sessionEnded.noteRead();
  expect(sessionEnded.get()).toEqual({ ended: true, asked: 0 });
  expect(told).toHaveBeenCalledTimes(1);
  forget();
  sessionEnded.regained();
  expect(told).toHaveBeenCalledTimes(1);
});

test('each refused act asks once, however often its form is drawn', () => {
  sessionEnded.noteProblem(refusal('a'));
  sessionEnded.noteProblem(refusal('a'));
  expect(sessionEnded.get()).toEqual({ ended: true, asked: 1 });
  sessionEnded.noteProblem(refusal('b'));
  expect(sessionEnded.get().asked).toBe(2);
});

test('a refusal from before the return does not end the new session', () => {
  sessionEnded.noteProblem(refusal('c'));
  sessionEnded.regained();
  sessionEnded.noteProblem(refusal('c'));
  expect(sessionEnded.get()).toEqual({ ended: false, asked: 0 });
});
