import 'server-only';
import type { ServerResponse } from 'node:http';

/** Strangers that are being answered at the same time. A page costs some 25 ms of the thread, whoever asks. */
const AT_ONCE = 2;
/** Strangers that wait; more are sent away. */
const MAX_WAITING = 100;
/** A turn ends after this long (ms), whatever its request waits for. */
const LONGEST_TURN_MS = 2_000;

type Waiting = { response: ServerResponse; serve: () => void };

/**
 * Lets strangers in by turns, so that any number of them leaves room for people who are signed in, for health and for
 * sending. People who have signed in never wait here.
 */
export class PageTurns {
  private busy = 0;
  private readonly waiting: Waiting[] = [];

  /** Serves now or later; false when too many wait. Somebody who gives up loses their place. */
  take(response: ServerResponse, serve: () => void): boolean {
    if (this.busy < AT_ONCE) {
      this.begin(response, serve);
      return true;
    }
    if (this.waiting.length >= MAX_WAITING) return false;
    const place = { response, serve };
    this.waiting.push(place);
    response.once('close', () => {
      const at = this.waiting.indexOf(place);
      if (at !== -1) this.waiting.splice(at, 1);
    });
    return true;
  }

  private begin(response: ServerResponse, serve: () => void): void {
    this.busy += 1;
    let over = false;
    const end = () => {
      if (over) return;
      over = true;
      clearTimeout(limit);
      this.busy -= 1;
      // Between two turns others get the thread.
      setImmediate(() => this.next());
    };
    const limit = setTimeout(end, LONGEST_TURN_MS).unref();
    response.once('prefinish', end).once('close', end);
    onFullSocket(response, end);
    serve();
  }

  private next(): void {
    if (this.busy >= AT_ONCE) return;
    const place = this.waiting.shift();
    if (place) this.begin(place.response, place.serve);
  }
}

/** Runs `then` when the other end does not take what is written: who reads slowly must not keep others out. */
function onFullSocket(response: ServerResponse, then: () => void): void {
  const write = response.write;
  Object.defineProperty(response, 'write', {
    configurable: true,
    writable: true,
    value: (...args: unknown[]) => {
      const hasRoom = Reflect.apply(write, response, args);
      if (!hasRoom) then();
      return hasRoom;
    },
  });
}
