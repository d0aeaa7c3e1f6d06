import 'server-only';
import { randomUUID } from 'node:crypto';
import { canEnd, nextTryMs } from '@/lib/domain/notices';
import { type ChannelRecord, findChannel, updateChannel } from '@/lib/server/db/queries/channels';
import {
  type DeliveryRecord,
  endAttempt,
  insertAttempt,
  takeDelivery,
  updateDelivery,
} from '@/lib/server/db/queries/deliveries';
import {
  ackDeskNotices,
  type NoticeRecordRow,
  readDeskId,
  readNoticesOf,
} from '@/lib/server/db/queries/notices';
import { deleteAlert, findAlertToClose, releaseResolve } from '@/lib/server/db/queries/pager-alerts';
import type { Store } from '@/lib/server/db/store';
import type { NoticeConfig } from '@/lib/server/notice-config';
import { sendMail } from '@/lib/server/notify/email';
import { postGuarded } from '@/lib/server/notify/post';
import { judgePost, type Letter, type Target, type Verdict } from '@/lib/server/notify/wire';
import { HTTP_WIRES } from '@/lib/server/notify/wires';
import { openSecret } from '@/lib/server/secrets/key-ring';
import { recordAudit } from '@/lib/server/services/audit/record';
import { withTransaction } from '@/lib/server/services/context';
import { rulesOf } from '@/lib/server/services/notices/channel-dto';
import { keepOpenAlert, keyToClose } from '@/lib/server/services/notices/pager-alerts';
import { recordNotice } from '@/lib/server/services/notices/record';
import { writeLetter } from '@/lib/server/services/notices/write-letter';
import { monotonicMs } from '@/lib/time/clock';

export type DeliverDeps = {
  store: Store;
  now: () => number;
  baseUrl: string;
  notices: NoticeConfig;
};

/** Why a message could not even be tried. */
function impossible(code: string): Verdict {
  return { kind: 'broken', result: 'refused', httpStatus: null, code, message: null, restMs: null };
}

/**
 * One try of one message: `sending` and the try are stored before the socket opens, so that a crash leaves a trace and the
 * message goes out again. Null when somebody else has taken it. @param byName who asked for a test
 */
export async function deliverOnce(
  deps: DeliverDeps,
  delivery: DeliveryRecord,
  byName = '',
): Promise<Verdict | null> {
  const { db } = deps.store;
  const startedAtMs = deps.now();
  const attempt = {
    id: `att_${randomUUID()}`,
    deliveryId: delivery.id,
    n: delivery.attempts + 1,
    startedAtMs,
  };
  const isTaken = await withTransaction(deps, async (tx) => {
    if (!(await takeDelivery(tx, delivery, startedAtMs))) return false;
    const open = { durationMs: null, result: null, httpStatus: null, code: null, message: null };
    await insertAttempt(tx, { ...attempt, ...open });
    return true;
  });
  if (!isTaken) return null;
  const channel = await findChannel(db, delivery.channelId);
  const beganMs = monotonicMs();
  const sent = channel ? await send(deps, delivery, channel, byName) : unsent('channel_removed');
  const durationMs = Math.round(monotonicMs() - beganMs);
  await settle(deps, { delivery, channel, sent, attempt, durationMs });
  return sent.verdict;
}

/** What came of a try; `opened`: the alert that a pager has open now, and by which key. */
type Sent = { verdict: Verdict; opened?: { news: NoticeRecordRow; key: string } };
const unsent = (code: string): Sent => ({ verdict: impossible(code) });

async function send(
  deps: DeliverDeps,
  delivery: DeliveryRecord,
  channel: ChannelRecord,
  byName: string,
): Promise<Sent> {
  const target = await targetOf(deps, delivery, channel);
  if (!target) return unsent('secret_unreadable');
  // There was news while this end waited: it would close what that opened.
  if (delivery.trigger === 'resolve' && target.secret === null) return unsent('alert_open');
  const { language } = rulesOf(channel);
  const notices = await readNoticesOf(deps.store.db, delivery.id);
  const letter = writeLetter({
    deliveryId: delivery.id,
    trigger: delivery.trigger,
    urgent: delivery.urgent === 1,
    groupKey: delivery.groupKey,
    notices,
    channel: { type: channel.type, language, zone: channel.zone },
    byName,
    baseUrl: deps.baseUrl,
    deskId: await readDeskId(deps.store.db),
    nowMs: deps.now(),
  });
  const verdict = await transmit(deps, channel, letter, target);
  const [news] = notices;
  const opens =
    channel.type === 'pagerduty' && verdict.kind === 'delivered' && letter.alert.action === 'trigger';
  // What never ends needs no end of its alert.
  if (!opens || !news || !canEnd(news.kind) || target.secret === null) return { verdict };
  return { verdict, opened: { news, key: target.secret } };
}

async function transmit(
  deps: DeliverDeps,
  channel: ChannelRecord,
  letter: Letter,
  target: Target,
): Promise<Verdict> {
  const { notices, baseUrl, now } = deps;
  if (channel.type === 'email') {
    if (!notices.mail) return impossible('mail_off');
    return sendMail(letter, target, { mail: notices.mail, host: new URL(baseUrl).hostname });
  }
  const wire = HTTP_WIRES[channel.type];
  const result = await postGuarded(wire.request(letter, target, now()), { list: notices.egressAllow });
  const about = { muteMs: notices.muteMs, address: target.address };
  const hidden = [target.address, target.secret, target.previousSecret];
  return judgePost(result, (reply) => wire.judge(reply, about), { nowMs: now(), hidden });
}

/** The address and secrets in the clear; null when no key opens them. The end of an alert has the key that opened it. */
async function targetOf(
  { store, notices, now }: DeliverDeps,
  delivery: DeliveryRecord,
  channel: ChannelRecord,
): Promise<Target | null> {
  const { keyRing } = notices;
  if (!keyRing) return null;
  const open = (column: string, sealed: string | null) =>
    sealed === null ? null : openSecret(keyRing, { table: 'channels', row: channel.id, column }, sealed);
  try {
    const isChanging = (channel.previousUntilMs ?? 0) > now();
    return {
      address: open('addressSealed', channel.addressSealed) ?? '',
      secret:
        delivery.trigger === 'resolve'
          ? await keyToClose(store.db, keyRing, delivery.id)
          : open('secretSealed', channel.secretSealed),
      previousSecret: isChanging ? open('previousSecretSealed', channel.previousSecretSealed) : null,
      mentions: rulesOf(channel).mentions,
      keyword: channel.keyword,
      taken: marksIn(delivery.takenJson),
    };
  } catch {
    return null;
  }
}

/** Guarantee: the column is written by `settle` alone. */
function marksIn(json: string | null): string[] {
  return json === null ? [] : (JSON.parse(json) as string[]);
}

type Settling = {
  delivery: DeliveryRecord;
  channel: ChannelRecord | undefined;
  sent: Sent;
  attempt: { id: string; n: number; startedAtMs: number };
  durationMs: number;
};

/** Stores what came of a try. A message that another server has given up meanwhile stays as that one says. */
async function settle(
  deps: DeliverDeps,
  { delivery, channel, sent: { verdict, opened }, attempt, durationMs }: Settling,
): Promise<void> {
  const nowMs = deps.now();
  const { kind, result, httpStatus, code, message, restMs } = verdict;
  await withTransaction(deps, async (tx) => {
    if (!(await endAttempt(tx, attempt.id, { durationMs, result, httpStatus, code, message }))) return;
    const isTest = delivery.trigger === 'test';
    const firstTriedAtMs = delivery.firstTriedAtMs ?? attempt.startedAtMs;
    const tried = { attempts: attempt.n, firstTriedAtMs, nowMs, restMs };
    const isEnd = delivery.trigger === 'resolve';
    // There was news while this end was under way: the alert is open again, and the end is over.
    const isMoot = isEnd && kind !== 'delivered' && !(await findAlertToClose(tx, delivery.id));
    const isTriedAgain = kind === 'later' && !isTest && !isMoot;
    const againAtMs = isTriedAgain && channel ? nextTryMs(channel.type, tried) : null;
    if (kind === 'delivered') {
      await updateDelivery(tx, delivery.id, { state: 'delivered', endedAtMs: nowMs, lastCode: null });
    } else if (againAtMs !== null) {
      await updateDelivery(tx, delivery.id, { state: 'pending', nextAttemptMs: againAtMs, lastCode: code });
    } else {
      const state = isMoot ? 'merged' : 'failed';
      await updateDelivery(tx, delivery.id, { state, endedAtMs: nowMs, lastCode: code });
    }
    if (verdict.taken) await updateDelivery(tx, delivery.id, { takenJson: JSON.stringify(verdict.taken) });
    if (!channel) return;
    const { keyRing } = deps.notices;
    if (opened && keyRing) await keepOpenAlert(tx, keyRing, { delivery, nowMs, ...opened });
    if (isEnd && againAtMs === null) {
      // What never left may leave once the channel works. Whatever a pager said: nothing more can be done about the alert.
      const hasLeft = kind !== 'broken' || httpStatus !== null;
      await (hasLeft ? deleteAlert : releaseResolve)(tx, delivery.id);
    }
    if (restMs !== null && kind === 'later')
      await updateChannel(tx, channel.id, { restUntilMs: nowMs + restMs });
    const isWell = kind === 'delivered' && channel.brokenAtMs !== null;
    if (isWell) {
      await updateChannel(tx, channel.id, { brokenAtMs: null, brokenCode: null, brokenMessage: null });
      await ackDeskNotices(tx, { kind: 'channel.broken', objectId: channel.id, nowMs });
    }
    if (kind !== 'broken' || isMoot || channel.brokenAtMs !== null) return;
    const brokenCode = code ?? 'refused';
    await updateChannel(tx, channel.id, { brokenAtMs: nowMs, brokenCode, brokenMessage: message });
    const ctx = {
      store: deps.store,
      actor: { kind: 'system', id: 'system', name: 'system' },
      correlationId: delivery.id,
      now: deps.now,
    } as const;
    await recordAudit(tx, ctx, {
      action: 'channel.break',
      objectType: 'channel',
      objectId: channel.id,
      after: { code: brokenCode },
    });
    await recordNotice(tx, ctx, {
      kind: 'channel.broken',
      objectType: 'channel',
      objectId: channel.id,
      content: { channel: { id: channel.id, name: channel.name, code: brokenCode } },
    });
  });
}
