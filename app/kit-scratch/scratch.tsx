'use client';
import { CalendarClock, CircleAlert, Download, HardDrive, Info, MessageCircleQuestion, RefreshCw, Send, Siren, Square, Trash2, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/feedback/confirm-dialog';
import { ErrorBanner } from '@/components/feedback/error-banner';
import { SyncStatus } from '@/components/feedback/sync-status';
import { notify } from '@/components/feedback/toast-store';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { PageHeader } from '@/components/shell/page-header';
import { DataGrid } from '@/components/table/data-grid';
import { FacetedFilter } from '@/components/table/faceted-filter';
import type { GridColumn } from '@/components/table/grid-types';
import { SearchBox } from '@/components/table/search-box';
import { SelectionBar } from '@/components/table/selection-bar';
import { countSelected, NO_SELECTION } from '@/components/table/selection-store';
import type { Sort } from '@/components/table/sort';
import { Countdown } from '@/components/time/countdown';
import { DateTimeField } from '@/components/time/date-time-field';
import { Instant } from '@/components/time/instant';
import { InstantHint } from '@/components/time/instant-hint';
import { ZoneSelect } from '@/components/time/zone-select';
import { Alert } from '@/components/ui/alert';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { CopyId } from '@/components/ui/copy-id';
import { EmptyState } from '@/components/ui/empty-state';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { Kbd } from '@/components/ui/kbd';
import { Progress } from '@/components/ui/progress';
import { RadioGroup } from '@/components/ui/radio-group';
import { Segmented } from '@/components/ui/segmented';
import { Select } from '@/components/ui/select';
import { Sheet } from '@/components/ui/sheet';
import { Table, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { Textarea } from '@/components/ui/textarea';
import type { Wall } from '@/lib/time/wall';
import { wallToInstant } from '@/lib/time/wall';

type Row = { id: string; name: string; level: string; dueMs: number; region: string; reason: string; blocked: boolean };
const make = (n: number, start: number): Row[] => Array.from({ length: n }, (_, i) => ({ id: `i-55qi8m${i.toString(16).padStart(6, '0')}d8a00${i % 10}`, name: `edge-live-${String(i).padStart(3, '0')}`, level: ['Critical', 'Warn', 'Info'][i % 3] ?? '', dueMs: start + (i + 1) * 4_320_000, region: ['Dalian Unicom', 'Chengdu Telecom', 'Singapore 1'][i % 3] ?? '', reason: 'Host hardware failure', blocked: i % 7 === 6 }));
const columns: GridColumn<Row>[] = [
  { id: 'instance', header: 'Instance', sortable: true, width: 'minmax(150px,1.6fr)', cell: (r, c) => <div className="flex flex-col items-start leading-4.5"><span className="max-w-full truncate">{r.name}</span><CopyId id={r.id} tabIndex={c.tabIndex} className="leading-4" /></div> },
  { id: 'level', header: 'Level', sortable: true, width: '92px', cell: (r) => r.level === 'Critical' ? <Badge tone="red" icon={CircleAlert}>Critical</Badge> : r.level === 'Warn' ? <Badge tone="amber" icon={TriangleAlert}>Warn</Badge> : <Badge tone="slate" icon={Info}>Info</Badge> },
  { id: 'status', header: 'Status', width: '110px', hideBelow: 'sm', cell: () => <Badge tone="blue" icon={MessageCircleQuestion}>Inquiring</Badge> },
  { id: 'type', header: 'Type', width: 'minmax(120px,1fr)', hideBelow: 'lg', cell: () => 'System maintenance' },
  { id: 'region', header: 'Region', width: 'minmax(120px,1fr)', hideBelow: 'md', cell: (r) => r.region },
  { id: 'due', header: 'Due Asia/Shanghai', sortable: true, width: 'minmax(120px,1fr)', cell: (r, c) => <div className="flex flex-col items-start leading-4.5"><Countdown untilMs={r.dueMs} /><Instant ms={r.dueMs} tabIndex={c.tabIndex} className="text-2xs text-dim leading-4" /></div> },
  { id: 'reason', header: 'Reason', width: 'minmax(120px,1.2fr)', hideBelow: 'xl', cell: (r) => r.blocked ? 'Needs a reboot, not a redeploy' : r.reason },
];
const getId = (r: Row) => r.id;
const why = (r: Row) => (r.blocked ? 'Needs a reboot, not a redeploy' : null);

export function Scratch({ view, startMs }: { view: string; startMs: number }) {
  return view === 'grid' ? <Grid startMs={startMs} /> : <Parts startMs={startMs} />;
}

function Grid({ startMs }: { startMs: number }) {
  const [all] = useState(() => make(5000, startMs));
  const [loaded, setLoaded] = useState(100);
  const [selection, setSelection] = useState(NO_SELECTION as import('@/components/table/selection-store').Selection);
  const [sort, setSort] = useState<Sort | null>({ columnId: 'due', direction: 'asc' });
  const [query, setQuery] = useState('');
  const [levels, setLevels] = useState<string[]>(['Critical', 'Warn']);
  const [regions, setRegions] = useState<string[]>([]);
  const [open, setOpen] = useState<Row | null>(null);
  const rows = all.slice(0, loaded);
  const [stable, setStable] = useState(rows);
  if (stable.length !== loaded) setStable(rows);
  const count = countSelected(selection, 5000);
  return (
    <>
      <PageHeader title="Events" status={<SyncStatus syncedAtMs={startMs} />} actions={<><Button variant="ghost"><Download aria-hidden />CSV</Button><Button variant="ghost" reason="Only operators may sync"><RefreshCw aria-hidden />Sync now</Button></>} />
      <div className="flex flex-wrap items-center gap-2 border-line border-b px-5 py-2.5 max-sm:px-3">
        <SearchBox label="Search events" placeholder="Search or paste ids" clearLabel="Clear search" value={query} onValueChange={setQuery} />
        <FacetedFilter name="Level" values={levels} onValuesChange={setLevels} options={['Critical', 'Warn', 'Info'].map((v) => ({ value: v, label: v, count: 12 }))} />
        <FacetedFilter name="Region" values={regions} onValuesChange={setRegions} options={Array.from({ length: 30 }, (_, i) => ({ value: `r${i}`, label: `Region ${i}` }))} />
        <span className="ml-auto text-dim text-sm">5,000 events · <span className="text-red">2 due within 2 h</span></span>
      </div>
      <div className="relative flex min-h-0 flex-1 flex-col">
        <DataGrid label="System events" rows={stable} rowCount={5000} getRowId={getId} columns={columns} selection={selection} onSelectionChange={setSelection} selectLabel={(r) => `Select ${r.id}`} selectAllLabel="Select all shown" whyNotSelectable={why} sort={sort} onSortChange={setSort} onOpen={setOpen} openId={open?.id ?? null} onEndReached={() => setLoaded((n) => Math.min(n + 100, 5000))} />
        {count > 0 ? <SelectionBar label="Selection" count={`${count} selected`} summary="2 regions · 2 critical" actions={<><Button variant="ghost">Select all 214 that match</Button><Button variant="ghost" onClick={() => setSelection(NO_SELECTION)}>Clear <Kbd>esc</Kbd></Button><Button variant="primary"><CalendarClock aria-hidden />Plan redeploy</Button></>} /> : null}
      </div>
      <Sheet open={open !== null} onOpenChange={(o) => !o && setOpen(null)} title={open?.name} description={open ? <CopyId id={open.id} maxLength={40} /> : null} footer={<Button variant="primary">Plan redeploy</Button>}>Details here</Sheet>
    </>
  );
}

function Parts({ startMs }: { startMs: number }) {
  const [when, setWhen] = useState<'now' | 'set'>('set');
  const [radio, setRadio] = useState<string>('a');
  const [zone, setZone] = useState('Asia/Shanghai');
  const [wall, setWall] = useState<Wall | null>({ year: 2026, month: 11, day: 25, hour: 2, minute: 0 });
  const [confirm, setConfirm] = useState(false);
  const [checked, setChecked] = useState(true);
  const at = wall ? wallToInstant(wall, zone) : null;
  return (
    <>
      <PageHeader title="Dalian host failure, Chengdu maintenance" parent={{ href: '/batches', label: 'Batches' }} status={<><Badge tone="blue" icon={Siren}>Sending</Badge><span>#42 · revision 3</span></>} actions={<><Button><RefreshCw aria-hidden />Retry refused (1)</Button><Button variant="danger"><Square aria-hidden />Stop sending</Button><Button variant="primary" onClick={() => setConfirm(true)}><Send aria-hidden />Request approval</Button></>} />
      <div className="grid gap-8 p-5 lg:grid-cols-[340px_1fr]">
        <div className="flex flex-col gap-4">
          <Segmented label="When" options={[{ value: 'now', label: 'Immediately' }, { value: 'set', label: 'At a set time' }]} value={when} onValueChange={setWhen} />
          <DateTimeField label="Plan time" value={wall} onValueChange={setWall} error={at?.kind === 'ok' ? undefined : at?.kind} />
          <ZoneSelect zone={zone} onZoneChange={setZone} atMs={at?.kind === 'ok' ? at.ms : undefined} />
          {at?.kind === 'ok' ? <InstantHint ms={at.ms} zone={zone} /> : null}
          <Field label="Title" required>{(c) => <Input {...c} defaultValue="Dalian host failure" />}</Field>
          <Field label="Spread" hint="One row each 15 minutes">{(c) => <Select {...c}><option>Evenly</option><option>At once</option></Select>}</Field>
          <Field label="Note" optional error="Too long">{(c) => <Textarea {...c} placeholder="Traffic drained" />}</Field>
          <Alert tone="amber" icon={HardDrive} title="2 instances use local disks.">A redeploy may erase their data.</Alert>
          <Alert tone="slate" icon={Info}>Needs <strong>1 approval</strong>: level Critical.</Alert>
          <FormError>The batch changed meanwhile.</FormError>
          <RadioGroup label="Choice" value={radio} onValueChange={setRadio} options={[{ value: 'a', label: 'First', hint: 'a hint' }, { value: 'b', label: 'Second', reason: 'Not allowed for viewers' }, { value: 'c', label: 'Third' }]} />
          <label className="flex items-center gap-2"><Checkbox checked={checked} onChange={(e) => setChecked(e.currentTarget.checked)} /> Keep</label>
          <label className="flex items-center gap-2"><Checkbox indeterminate checked={false} onChange={() => {}} /> Some</label>
          <label className="flex items-center gap-2"><Checkbox reason="In batch #41" checked={false} onChange={() => {}} /> Blocked</label>
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <div className="flex flex-wrap gap-2"><Button variant="primary">Primary</Button><Button>Outline</Button><Button variant="ghost">Ghost</Button><Button variant="danger"><Trash2 aria-hidden />Danger</Button><Button variant="primary" reason="No right">Disabled</Button><Button loading>Loading</Button><IconButton aria-label="Refresh"><RefreshCw aria-hidden /></IconButton><Button size="sm">Small</Button><Button size="lg" variant="primary">Large</Button></div>
          <div className="flex flex-wrap gap-2">{(['red', 'amber', 'green', 'violet', 'blue', 'slate'] as const).map((tone) => <Badge key={tone} tone={tone} icon={Info}>{tone}</Badge>)}</div>
          <div className="flex flex-wrap gap-4"><Countdown untilMs={startMs + 4_000_000} /><Countdown untilMs={startMs + 40_000_000} /><Countdown untilMs={startMs + 400_000_000} estimate /><Countdown untilMs={startMs - 100_000} /><Instant ms={startMs} withZone /></div>
          <Progress label="Rows" valueText="7 of 10" total={10} parts={[{ key: 'a', tone: 'green', count: 4 }, { key: 'b', tone: 'red', count: 1 }, { key: 'c', tone: 'violet', count: 1 }, { key: 'd', tone: 'amber', count: 1 }]} />
          <Table label="Results"><TableHead><TableHeader>Event</TableHeader><TableHeader>Instance</TableHeader><TableHeader>Code</TableHeader></TableHead><tbody><TableRow><TableCell><CopyId id="e-d71ff1aaaaaaaaaa8468" /></TableCell><TableCell>edge-live-018</TableCell><TableCell>200</TableCell></TableRow></tbody></Table>
          <ErrorBanner title="The list could not be loaded." requestId="abc-123" onRetry={() => {}} />
          <SyncStatus syncedAtMs={startMs - 500_000} />
          <SyncStatus syncedAtMs={startMs - 500_000} error="Forbidden.RAM" />
          <div className="flex gap-2"><Button onClick={() => notify.success('Batch #42 was sent', { description: '10 rows' })}>Toast</Button><Button onClick={() => notify.error('Could not send', { description: 'The cloud did not answer' })}>Error toast</Button></div>
          <EmptyState icon={Siren} title="No events" actions={<Button>Clear filters</Button>}>Nothing matches the filters.</EmptyState>
        </div>
      </div>
      <ConfirmDialog open={confirm} onOpenChange={setConfirm} title="Submit 3 rows?" description="This orders redeploys in 2 regions." tone="danger" typing={{ text: '3', label: 'Type 3 to go on', reason: 'Type the number first' }} onConfirm={() => setConfirm(false)}>
        <ul className="list-disc pl-4"><li>2 immediately</li><li>1 at 02:00 UTC+8</li></ul>
      </ConfirmDialog>
    </>
  );
}
