/** What a support ticket about an instance needs, in ENS's own words. Times are epoch ms. */
export type SupportFacts = {
  accountId: string | null;
  regionId: string;
  instanceId: string;
  status: string | null;
  events: readonly { atMs: number; eventId: string; eventType: string }[];
  statuses: readonly { atMs: number; eventId: string; to: string }[];
  calls: readonly {
    atMs: number;
    requestId: string | null;
    httpStatus: number | null;
    code: string | null;
    message: string | null;
  }[];
};

/** A text block with a line for each fact; times in UTC. What is not known is left out. */
export function supportBlock(facts: SupportFacts): string {
  const lines = [
    line('AccountId', facts.accountId),
    line('RegionId', facts.regionId || null),
    line('ResourceId', facts.instanceId),
    line('InstanceStatus', facts.status),
    ...facts.events.map(
      ({ atMs, eventId, eventType }) => `${utc(atMs)} EventId: ${eventId} EventType: ${eventType}`,
    ),
    ...facts.calls.map(({ atMs, requestId, httpStatus, code, message }) =>
      [
        `${utc(atMs)} BatchEventRedeployInstance`,
        line('RequestId', requestId),
        line('HttpStatus', httpStatus === null ? null : String(httpStatus)),
        line('Code', code),
        line('Message', message),
      ]
        .filter((part) => part !== null)
        .join(' '),
    ),
    ...facts.statuses.map(({ atMs, eventId, to }) => `${utc(atMs)} EventId: ${eventId} EventStatus: ${to}`),
  ];
  return `${lines.filter((one) => one !== null).join('\n')}\n`;
}

function line(name: string, value: string | null): string | null {
  // One fact, one line: what the cloud wrote may hold line ends.
  return value === null ? null : `${name}: ${value.replace(/\s+/g, ' ').trim()}`;
}

function utc(atMs: number): string {
  return new Date(atMs).toISOString();
}

/** A row of a batch that needs a person, as a ticket about the whole batch names it. */
export type SupportRow = {
  regionId: string;
  instanceId: string;
  eventId: string;
  phase: string;
  requestId: string | null;
  code: string | null;
  message: string | null;
  cloudStatus: string | null;
  planTimeMs: number | null;
};

/** A line for each of the rows, and one that says how many more there are. */
export function batchSupportBlock(rows: readonly SupportRow[], total: number): string {
  const lines = rows.map((row) =>
    [
      line('RegionId', row.regionId || null),
      line('ResourceId', row.instanceId),
      line('EventId', row.eventId),
      line('Phase', row.phase),
      line('PlanTime', row.planTimeMs === null ? null : utc(row.planTimeMs)),
      line('RequestId', row.requestId),
      line('Code', row.code),
      line('Message', row.message),
      line('EventStatus', row.cloudStatus),
    ]
      .filter((part) => part !== null)
      .join(' '),
  );
  const more = total - rows.length;
  return `${(more > 0 ? [...lines, `... and ${more} more rows`] : lines).join('\n')}\n`;
}
