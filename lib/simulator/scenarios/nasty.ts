import type { WireEvent, WireInstance, WireRedeployRow, WireTagResource } from '@/lib/server/ens/wire';
import type { World } from '@/lib/simulator/world';
import { addBackground, addRedeployable } from './usual-events';
import { createWorldBuilder, HOUR_MS, type WorldBuilder } from './world-builder';

const REGIONS = 6;
/** So many that the open redeployments alone fill more than one page of 100. */
const ORDINARY = 60;

/** Every odd value that ENS was seen to send, or could: see above. 60 ordinary events besides. */
export function nasty(seed: number, nowMs: number): World {
  const builder = createWorldBuilder('nasty', seed, nowMs, REGIONS);
  for (const name of NASTY_NAMES) {
    addOpen(builder, builder.addInstance({ name }).instanceId);
  }
  for (const reason of NASTY_REASONS) {
    addRedeployable(builder, { reason });
  }
  addOddEvents(builder);
  addOddInstances(builder);
  for (const [name, shapeRow] of Object.entries(NASTY_ROW_SHAPES)) {
    addOpen(builder, builder.addInstance({ name }).instanceId, { shapeRow });
  }
  for (let count = 0; count < ORDINARY; count++) {
    addRedeployable(builder);
  }
  for (let count = 0; count < 10; count++) {
    addBackground(builder);
  }
  listNewestTwice(builder);
  for (const shapeTags of Object.values(NASTY_TAG_SHAPES)) {
    builder.addInstance({ shapeTags, tags: { service: 'edge-live' } });
  }
  return builder.world;
}

/** A redeployable event with a due time far enough away for any test. */
function addOpen(
  builder: WorldBuilder,
  resourceId: string,
  more: Partial<Parameters<WorldBuilder['addEvent']>[0]> = {},
): void {
  addRedeployable(builder, {
    type: 'Instance:SystemFailure.Redeploy',
    status: 'Inquiring',
    resourceId,
    notBeforeMs: builder.nowMs + 48 * HOUR_MS,
    ...more,
  });
}

function addOddEvents(builder: WorldBuilder): void {
  for (const [name, shape] of Object.entries(NASTY_EVENT_SHAPES)) {
    const { instanceId } = builder.addInstance({ name });
    if (name.startsWith('odd-type') || name.startsWith('odd-status-unknown')) {
      // Filters still find it under a type that exists; the redeployment refuses it.
      addBackground(builder, {
        type: 'Instance:SystemUpgrade.Migrate',
        status: 'Scheduled',
        resourceId: instanceId,
        shape,
      });
    } else if (name === 'odd-status-display-text') {
      addBackground(builder, {
        type: 'Instance:SystemFailure.Redeploy',
        status: 'Failed',
        resourceId: instanceId,
        shape,
      });
    } else if (name === 'odd-not-before-missing') {
      addOpen(builder, instanceId, { notBeforeMs: null, shape });
    } else {
      addOpen(builder, instanceId, { shape });
    }
  }
}

function addOddInstances(builder: WorldBuilder): void {
  for (const shape of Object.values(NASTY_INSTANCE_SHAPES)) {
    addOpen(builder, builder.addInstance({ shape }).instanceId);
  }
  addOpen(
    builder,
    builder.addInstance({ name: 'odd-region-unknown', regionId: 'cn-atlantis-telecom' }).instanceId,
  );
  // Released meanwhile: DescribeInstances does not know it.
  addOpen(builder, `i-5${builder.random.base36(24)}`);
}

/** The newest open event comes again at the end of the list, as when pages shift while they are read. */
function listNewestTwice({ world }: WorldBuilder): void {
  const newest = world.events
    .filter(({ status, shape }) => status === 'Inquiring' && shape === undefined)
    .reduce((best, event) => (event.publishMs > best.publishMs ? event : best));
  world.listedTwice.push(newest);
}

/** Instance names that hurt spreadsheets, pages, logs and layouts (trust list: output 35–37). */
export const NASTY_NAMES: readonly string[] = [
  '=HYPERLINK("http://x")',
  "+cmd|' /C calc'!A0",
  '-2+3',
  '@SUM(1)',
  '\t=1+1',
  '\r=1+1',
  'quote " and \' and `, comma; semicolon',
  'line one\nline two\r\nline three',
  '<script>globalThis.pwned=1</script>',
  '<img src=x onerror="globalThis.pwned=1">',
  '<svg onload=globalThis.pwned=1>',
  'edge-\u202Egnp.exe',
  '🔥🚒 edge 👩‍🚒-01',
  '边缘直播节点-东北-零一七',
  `edge-${'very-long-'.repeat(32)}end`,
  `${'无'.repeat(310)}`,
  'javascript:alert(1)',
  '[click](javascript:alert(1))',
  '\u0024{7*7} {{7*7}} %s %n',
  '__proto__',
  'constructor',
  "'; DROP TABLE events; --",
  '100%_wild\\card',
  '   ',
  'zero\u200Bwidth\uFEFF',
  'level=error msg="forged"\nlevel=info',
];

const NASTY_REASONS: readonly string[] = [
  `${'A very long reason. '.repeat(25)}`,
  '<b onmouseover="globalThis.pwned=1">nc_down</b>',
  'line one\nline two',
  '=1+1',
  '宿主机磁盘故障，实例需要重新部署',
  '',
];

type EventShape = (event: WireEvent) => WireEvent;

/** Odd ways in which an event may be listed; keyed by the name of the instance that carries it. */
const NASTY_EVENT_SHAPES: Readonly<Record<string, EventShape>> = {
  'odd-event-id-newline': (event) => ({ ...event, EventId: `${event.EventId}\n` }),
  'odd-resource-id-newline': (event) => ({ ...event, ResourceId: `${event.ResourceId}\n` }),
  'odd-ids-spaces': (event) => ({
    ...event,
    EventId: ` ${event.EventId} `,
    ResourceId: `\t${event.ResourceId}\r\n`,
  }),
  'odd-type-unknown': (event) => ({ ...event, EventType: 'Instance:Quantum.Decohered' }),
  'odd-type-missing': ({ EventType: _, ...event }) => event,
  'odd-status-unknown': (event) => ({ ...event, EventStatus: 'Postponed' }),
  'odd-status-display-text': (event) => ({ ...event, EventStatus: 'Execute Failed' }),
  'odd-status-lower-case': (event) => ({ ...event, EventStatus: String(event.EventStatus).toLowerCase() }),
  'odd-status-missing': ({ EventStatus: _, ...event }) => event,
  'odd-level-case': (event) => ({ ...event, EventLevel: 'Critical' }),
  'odd-level-unknown': (event) => ({ ...event, EventLevel: 'FATAL' }),
  'odd-level-missing': ({ EventLevel: _, ...event }) => event,
  'odd-not-before-missing': ({ NotBefore: _, NotBeforeUtcTime: __, ...event }) => event,
  'odd-not-before-null': (event) => ({ ...event, NotBefore: null, NotBeforeUtcTime: null }),
  'odd-not-before-empty': (event) => ({ ...event, NotBefore: '', NotBeforeUtcTime: '' }),
  'odd-not-before-zero': (event) => ({ ...event, NotBefore: 0 }),
  'odd-not-before-negative': (event) => ({ ...event, NotBefore: -1 }),
  'odd-not-before-text': (event) => ({ ...event, NotBefore: 'soon' }),
  'odd-not-before-far': (event) => ({ ...event, NotBefore: 9_000_000_000_000_000 }),
  'odd-times-digit-strings': (event) => ({
    ...event,
    NotBefore: String(event.NotBefore),
    PublishTime: String(event.PublishTime),
  }),
  'odd-publish-time-missing': ({ PublishTime: _, PublishUtcTime: __, ...event }) => event,
  'odd-attribute-object': (event) => ({
    ...event,
    ExtendedAttribute: { nc: 'nc-1', nested: { deep: [1, 2] } },
  }),
  'odd-attribute-array': (event) => ({ ...event, ExtendedAttribute: [] }),
  'odd-attribute-no-json': (event) => ({ ...event, ExtendedAttribute: '{broken' }),
  'odd-attribute-missing': ({ ExtendedAttribute: _, ...event }) => event,
  'odd-reason-null': (event) => ({ ...event, Reason: null }),
  'odd-reason-missing': ({ Reason: _, ...event }) => event,
  'odd-reason-object': (event) => ({ ...event, Reason: { code: 'nc_down' } }),
  'odd-field-unknown': (event) => ({ ...event, constructor: 'x', NewField: { a: 1 } }),
};

type InstanceShape = (instance: WireInstance) => WireInstance;

/** Odd ways in which DescribeInstances may answer; keyed by a word for the reader. */
const NASTY_INSTANCE_SHAPES: Readonly<Record<string, InstanceShape>> = {
  'name missing': ({ InstanceName: _, ...instance }) => instance,
  'name null': (instance) => ({ ...instance, InstanceName: null }),
  'name empty': (instance) => ({ ...instance, InstanceName: '' }),
  'name a number': (instance) => ({ ...instance, InstanceName: 42 }),
  'id with newline': (instance) => ({ ...instance, InstanceId: `${instance.InstanceId}\n` }),
  'region missing': ({ EnsRegionId: _, ...instance }) => instance,
  'disks missing': ({ SystemDisk: _, DataDisk: __, ...instance }) => instance,
  'disks null': (instance) => ({ ...instance, SystemDisk: null, DataDisk: { DataDisk: null } }),
  'status expired': (instance) => ({
    ...instance,
    Status: 'Expired',
    ExpiredTime: '2026-11-01T16:00:00Z',
    AutoReleaseTime: '2026-12-01T16:00:00Z',
    ServiceStatus: 'Deleting',
  }),
  'status starting': (instance) => ({ ...instance, Status: 'Starting', ServiceStatus: 'Normal' }),
  'status unknown': (instance) => ({ ...instance, Status: 'Hibernated' }),
  'tags, which this call should not send': (instance) => ({
    ...instance,
    Tags: { Tags: [{ TagKey: 'team', TagValue: '<b>video</b>' }] },
  }),
  'network interfaces alone': ({
    PublicIpAddresses: _,
    PublicIpAddress: __,
    PrivateIpAddresses: ___,
    InnerIpAddress: ____,
    NetworkAttributes: _____,
    ...instance
  }) => ({
    ...instance,
    NetworkInterfaces: {
      NetworkInterfaces: [
        {
          NetworkInterfaceId: 'eni-1',
          PrimaryIpAddress: '10.200.0.4',
          PrivateIpSets: {
            PrivateIpSet: [
              { Primary: true, PrivateIpAddress: '10.200.0.4' },
              { Primary: false, PrivateIpAddress: '10.200.0.5' },
            ],
          },
          Ipv6Sets: { Ipv6Set: [{ Ipv6Address: '2001:db8:200::4' }] },
        },
      ],
    },
  }),
  'addresses as plain texts': (instance) => ({
    ...instance,
    PublicIpAddress: '203.0.113.200',
    InnerIpAddress: { IpAddress: '10.200.0.6' },
  }),
  'system disk without a category': (instance) => ({ ...instance, SystemDisk: { storage: '40960' } }),
  'addresses missing': ({
    PublicIpAddresses: _,
    PublicIpAddress: __,
    PrivateIpAddresses: ___,
    ...instance
  }) => instance,
};

type TagShape = (rows: WireTagResource[]) => unknown[];

/** Odd ways in which ListTagResources may list the tags of an instance; keyed by a word for the reader. */
const NASTY_TAG_SHAPES: Readonly<Record<string, TagShape>> = {
  'id with newline': (rows) => rows.map((row) => ({ ...row, ResourceId: `${row.ResourceId}\n` })),
  'key missing': (rows) => rows.flatMap(({ TagKey: _, ...row }) => [row]),
  'value missing': (rows) => rows.map(({ TagValue: _, ...row }) => row),
  'value null': (rows) => rows.map((row) => ({ ...row, TagValue: null })),
  'value a number': (rows) => rows.map((row) => ({ ...row, TagValue: 7 })),
  'key twice': (rows) => [...rows, ...rows.map((row) => ({ ...row, TagValue: 'cdn-cache' }))],
  'value hostile': (rows) => rows.map((row) => ({ ...row, TagValue: '<b>=1+1</b>\n' })),
  'value endless': (rows) => rows.map((row) => ({ ...row, TagValue: 'x'.repeat(5_000) })),
  'no object': () => [null, 'text', 7],
  'of an instance that was not asked for': (rows) => [
    ...rows,
    {
      ResourceId: `i-5${'f'.repeat(24)}`,
      ResourceType: 'instance',
      TagKey: 'service',
      TagValue: 'edge-live',
    },
  ],
};

type RowShape = (row: WireRedeployRow) => WireRedeployRow[];

/** Odd rows of a redeploy reply; keyed by the name of the instance that carries the event. */
const NASTY_ROW_SHAPES: Readonly<Record<string, RowShape>> = {
  'row-resource-id-newline': (row) => [{ ...row, ResourceId: `${row.ResourceId}\n` }],
  'row-event-id-newline': (row) => [{ ...row, EventId: `${row.EventId}\n` }],
  'row-code-text': (row) => [{ ...row, Code: 'OK-ish' }],
  'row-code-digit-string': (row) => [{ ...row, Code: String(row.Code) }],
  'row-code-missing': ({ Code: _, ...row }) => [row],
  'row-message-missing': ({ Message: _, ...row }) => [row],
  'row-message-lies': (row) => [{ ...row, Message: 'failed' }],
  'row-twice': (row) => [row, row],
  'row-with-foreign-rows': (row) => [
    { Code: 200, EventId: `e-${'f'.repeat(32)}`, Message: 'success', ResourceId: `i-5${'f'.repeat(24)}` },
    row,
    { Code: 500, EventId: row.EventId, Message: 'another resource', ResourceId: `i-5${'0'.repeat(24)}` },
  ],
};
