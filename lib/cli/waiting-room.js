import { Server } from 'node:http';

/**
 * Bytes of address and headers, all together; Node's own limit is 16 KB. A pasted list of 500 ids travels in the address.
 * The parts of it have limits of their own in lib/domain/request-limits.ts.
 */
export const MAX_HEAD_BYTES = 32_768;

/**
 * Next listens before it loads anything of ours. What arrives until then waits here, or it would get past the front door
 * (lib/server/door/front-door.ts), which lets it in when it stands. Also sets how much Node's parser reads of a request.
 */
export function openWaitingRoom() {
  const emit = Server.prototype.emit;
  /** @type {(() => void)[] | null} */
  let waiting = [];
  /**
   * @param {string | symbol} event
   * @param {...unknown} args
   */
  Server.prototype.emit = function emitHeld(event, ...args) {
    if (event === 'listening') Object.assign(this, { maxHeaderSize: MAX_HEAD_BYTES });
    if (waiting !== null && (event === 'request' || event === 'upgrade')) {
      waiting.push(() => Reflect.apply(Server.prototype.emit, this, [event, ...args]));
      return true;
    }
    return Reflect.apply(emit, this, [event, ...args]);
  };
  globalThis.redeployDeskWaitingRoom = {
    open() {
      const held = waiting ?? [];
      waiting = null;
      for (const letIn of held) letIn();
    },
  };
}
