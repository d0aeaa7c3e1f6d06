import type { FaultSpec, SimulatorControl } from '@/lib/simulator/control-client';

const ACTION = 'BatchEventRedeployInstance';
/** Every so many orders one is acted on and never answered. */
const DROP_EVERY = 10;

/**
 * Lets the fake cloud answer each order only `answerMs` after it has acted, so that many blows hit a call under way, and
 * every tenth never. Call the result with the number of orders after each one.
 */
export async function dropEveryTenth(
  control: SimulatorControl,
  answerMs: number,
): Promise<(count: number) => void> {
  const slow: FaultSpec = { action: ACTION, kind: 'slow', times: 1_000_000, delayMs: answerMs };
  await control.armFaults([slow]);
  return (count) => {
    if ((count + 1) % DROP_EVERY !== 0) return;
    void control.armFaults([{ action: ACTION, kind: 'drop-reply', times: 1 }, slow]);
  };
}
