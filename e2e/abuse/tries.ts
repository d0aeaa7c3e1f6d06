import { test } from '@playwright/test';

/** Annotation by which a worker tells the reporter about one try. */
export const TRY_ANNOTATION = 'abuse-try';

export type Try = {
  /** Number in the list of abuse; `docs/security.md` names them. */
  item: number;
  what: string;
  /** How many requests of this kind, each of which could have got through alone. */
  count: number;
  held: boolean;
};

/**
 * One try at something that must not work. Counts as held when `proof` does not throw: it tries, and asserts that nothing
 * came of it (effects, rows, audit), never by a status alone.
 * @param count tries within `proof`, when it makes several of one kind
 */
export async function expectHeld(
  item: number,
  what: string,
  proof: () => Promise<void> | void,
  count = 1,
): Promise<void> {
  const annotation = { type: TRY_ANNOTATION, description: noteOf({ item, what, count, held: false }) };
  test.info().annotations.push(annotation);
  await test.step(`#${item} ${what}`, async () => proof());
  annotation.description = noteOf({ item, what, count, held: true });
}

function noteOf(attempt: Try): string {
  return JSON.stringify(attempt);
}

/** Reads what `expectHeld` wrote. Guarantee: nothing else uses this type of annotation. */
export function readTry(description: string): Try {
  return JSON.parse(description) as Try;
}
