import {
  applyPatch,
  containsPatch,
  type DraftPatch,
  isEmptyPatch,
  mergePatches,
  NO_PATCH,
  patchTo,
  splitPatch,
} from '@/components/batch/plan/draft-patch';
import { noAnswer } from '@/components/feedback/desk-updated';
import type { ActionResult, DeskProblem } from '@/lib/schemas/action-result';
import type { Draft, SaveDraftInput } from '@/lib/schemas/drafts';

export type SaveStatus =
  | { kind: 'saved' }
  | { kind: 'unsaved' }
  | { kind: 'saving' }
  /** `problem` is null when no answer came. It is tried again by itself unless the server refused for good. */
  | { kind: 'failed'; problem: DeskProblem | null }
  /** Another tab or window stored something else meanwhile: a person decides. `theirs` is null while it cannot be read. */
  | { kind: 'stale'; theirs: Draft | null };

export type DraftView = {
  draft: Draft;
  status: SaveStatus;
  /** Grows when the draft was replaced from outside the form, which then starts anew from it. */
  generation: number;
};

type Saved = { revision: number; savedAtMs: number };

/** What one life of the page leaves to the next: up to where it stored, and what it could not store. */
export type Leftover = { revision: number; patch: DraftPatch };
export type DraftStore = {
  save: (input: SaveDraftInput) => Promise<ActionResult<Saved>>;
  read: () => Promise<Draft>;
};

export const SAVE_AFTER_MS = 500;
const RETRY_AFTER_MS = [2_000, 5_000, 15_000, 30_000];
/** Keeps one save under the 1 MB that a server action may carry. */
const MAX_ROWS_PER_SAVE = 3_000;

/**
 * Keeps what is typed and stores it: one save at a time, each from the revision of the one before. Nothing that was
 * typed is dropped by a failure; it waits in `pending`.
 */
export class DraftSaver {
  private stored: Draft;
  private pending: DraftPatch = NO_PATCH;
  private inFlight: DraftPatch = NO_PATCH;
  private status: SaveStatus = { kind: 'saved' };
  private view: DraftView;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | null = null;
  private failures = 0;
  private generation = 0;
  /** Up to this revision an earlier life of this page stored: not the work of another tab. */
  private ownRevision = 0;
  private readonly listeners = new Set<() => void>();

  constructor(
    draft: Draft,
    private readonly store: DraftStore,
    /** Hears of each save that the server took. */
    private readonly onStored?: (draftId: string) => void,
  ) {
    this.stored = draft;
    this.view = { draft, status: this.status, generation: 0 };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly getView = (): DraftView => this.view;

  /** For the browser to keep over a reload. */
  leftover(): Leftover {
    return { revision: this.stored.revision, patch: this.unsavedPatch() };
  }

  /** Takes a change; it is on the screen at once and stored a moment later. */
  change(patch: DraftPatch): void {
    this.pending = mergePatches(this.pending, patch);
    if (this.status.kind === 'saved') this.status = { kind: 'unsaved' };
    this.publish();
    if (this.status.kind !== 'stale') this.schedule(SAVE_AFTER_MS);
  }

  /**
   * Goes on from an earlier life of this page: puts back what that could not store, unless it was stored after all; what
   * was typed since is newer. The page may also be older than that life's last save, which came while it was on its way.
   */
  resume({ revision, patch }: Leftover): void {
    this.ownRevision = revision;
    if (isEmptyPatch(patch) || containsPatch(this.stored, patch)) return;
    this.generation += 1;
    this.change(mergePatches(patch, this.pending));
  }

  /** Stores everything now. Resolves to whether all is stored. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    await this.running;
    if (this.status.kind !== 'stale' && !isEmptyPatch(this.pending)) await this.run();
    return this.status.kind === 'saved';
  }

  /**
   * Lets `work` change the stored draft between two saves, then shows it as it is stored. What is typed meanwhile waits.
   * `work` is told the stored revision. Resolves to whether it was done.
   */
  async alone(work: (revision: number) => Promise<boolean>): Promise<boolean> {
    if (!(await this.flush())) return false;
    let isDone = false;
    this.running = (async () => {
      isDone = await work(this.stored.revision);
      const draft = isDone ? await this.store.read().catch(() => null) : null;
      if (!draft) return;
      this.stored = draft;
      this.generation += 1;
      this.onStored?.(draft.id);
    })().finally(() => {
      this.running = null;
      this.publish();
    });
    await this.running;
    return isDone;
  }

  /** Takes a newer reading of the stored draft: facts about its events change while one plans. */
  refresh(draft: Draft): void {
    if (this.running || this.status.kind === 'stale') return;
    if (draft.revision < this.stored.revision) return;
    const isNewer = draft.revision > this.stored.revision;
    if (isNewer && this.isWhatWaits(draft)) {
      // An earlier life of this page stored it after all, while this one was loading.
      this.stored = draft;
      this.pending = NO_PATCH;
      this.status = { kind: 'saved' };
      clearTimeout(this.timer);
    } else if (isNewer && (isEmptyPatch(this.pending) || draft.revision <= this.ownRevision)) {
      this.stored = draft;
      this.generation += 1;
    } else if (isNewer) {
      this.status = { kind: 'stale', theirs: draft };
      clearTimeout(this.timer);
    } else this.stored = draft;
    this.publish();
  }

  /**
   * Ends a `stale`: `keepMine` stores everything that this screen shows over the other work, else the other work is shown.
   * The form starts anew from the answer in both cases.
   */
  async resolve(keepMine: boolean): Promise<void> {
    const theirs = await this.store.read().catch(() => null);
    // Still stale; the banner stays, and so does everything typed.
    if (!theirs) return;
    this.pending = keepMine ? patchTo(theirs, this.view.draft) : NO_PATCH;
    this.stored = theirs;
    this.generation += 1;
    this.status = isEmptyPatch(this.pending) ? { kind: 'saved' } : { kind: 'unsaved' };
    this.publish();
    if (keepMine) await this.flush();
  }

  private isWhatWaits(draft: Draft): boolean {
    return !isEmptyPatch(this.pending) && containsPatch(draft, this.pending);
  }

  private schedule(afterMs: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), afterMs);
  }

  private run(): Promise<void> {
    this.running ??= this.saveAll().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  private async saveAll(): Promise<void> {
    while (!isEmptyPatch(this.pending)) {
      const { part, rest } = splitPatch(this.pending, MAX_ROWS_PER_SAVE);
      this.inFlight = part;
      this.pending = rest;
      this.status = { kind: 'saving' };
      this.publish();
      const done = await this.saveOne(part);
      if (!done) return;
    }
    this.status = { kind: 'saved' };
    this.publish();
  }

  private async saveOne(part: DraftPatch): Promise<boolean> {
    const result = await this.store
      .save({ draftId: this.stored.id, expectedRevision: this.stored.revision, ...part })
      .catch(noAnswer);
    if (result?.ok) {
      this.take(applyPatch(this.stored, part), result.data);
      return true;
    }
    if (result && result.problem.code === 'stale' && (await this.wasOurs(part))) return true;
    this.pending = mergePatches(part, this.pending);
    this.inFlight = NO_PATCH;
    const problem = result?.problem ?? null;
    this.status =
      problem?.code === 'stale'
        ? { kind: 'stale', theirs: await this.store.read().catch(() => null) }
        : { kind: 'failed', problem };
    this.publish();
    if (mayPass(problem)) this.schedule(RETRY_AFTER_MS[Math.min(this.failures++, 3)] ?? 30_000);
    return false;
  }

  /** A lost answer looks like another tab's work; when the stored draft says what we sent, it was us. */
  private async wasOurs(part: DraftPatch): Promise<boolean> {
    const now = await this.store.read().catch(() => null);
    if (!now || now.revision !== this.stored.revision + 1 || !containsPatch(now, part)) return false;
    this.take(now, now);
    return true;
  }

  private take(draft: Draft, { revision, savedAtMs }: Saved): void {
    this.stored = { ...draft, revision, savedAtMs };
    this.inFlight = NO_PATCH;
    this.failures = 0;
    this.onStored?.(draft.id);
  }

  private unsavedPatch(): DraftPatch {
    return mergePatches(this.inFlight, this.pending);
  }

  private publish(): void {
    const draft = applyPatch(this.stored, this.unsavedPatch());
    this.view = { draft, status: this.status, generation: this.generation };
    for (const listener of this.listeners) listener();
  }
}

/** Whether the same save may succeed later without anybody doing anything. */
export function mayPass(problem: DeskProblem | null): boolean {
  return problem === null || ['unavailable', 'rate_limited', 'internal'].includes(problem.code);
}
