import { createRandom, hash32, type Random } from '@/lib/simulator/random';
import type {
  DiskCategory,
  EventLevel,
  EventType,
  SimulatedEvent,
  SimulatedInstance,
  SimulatedRegion,
  World,
} from '@/lib/simulator/world';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

export type WorldBuilder = {
  readonly random: Random;
  /** Virtual now at the reset: every time of the world is relative to it. */
  readonly nowMs: number;
  readonly world: World;
  addInstance(details?: Partial<Omit<SimulatedInstance, 'instanceId' | 'variant'>>): SimulatedInstance;
  /** Instances without any event; the last `loose` of them belong to no service, by tag or by name. */
  addIdle(count: number, loose: number): void;
  /** `publishMs` is made unique, so that the order of the list is fixed by the seed. */
  addEvent(details: EventDetails): SimulatedEvent;
};

export type EventDetails = Omit<SimulatedEvent, 'eventId' | 'level' | 'reason'> &
  Partial<Pick<SimulatedEvent, 'level' | 'reason'>>;

/** First words of the instances' names. */
export const INSTANCE_ROLES = [
  'edge-live',
  'cdn-cache',
  'rtc-mixer',
  'vod-edge',
  'game-relay',
  'iot-gateway',
  'dns-edge',
  'ai-infer',
] as const;
const LOCAL_DISKS: readonly [DiskCategory, DiskCategory, DiskCategory] = ['local_ssd', 'local_hdd', 'file'];
const CLOUD_DISKS: readonly [DiskCategory, DiskCategory, DiskCategory] = [
  'cloud_efficiency',
  'cloud_ssd',
  'pangu',
];

const LOCAL_DISK_SHARE = 0.45;

const USUAL_LEVELS: Readonly<Record<EventType, readonly [EventLevel, ...EventLevel[]]>> = {
  'Instance:SystemFailure.Redeploy': ['CRITICAL', 'CRITICAL', 'WARN'],
  'Instance:SystemMaintenance.Redeploy': ['WARN', 'WARN', 'INFO', 'CRITICAL'],
  'Instance:SystemFailure.Reboot': ['CRITICAL'],
  'Instance:SystemMaintenance.Reboot': ['WARN'],
  'Instance:SystemUpgrade.Migrate': ['INFO', 'WARN'],
  'Instance:RegionNetworkDown': ['CRITICAL'],
  'EnsRegion:NetworkMigration': ['WARN', 'INFO'],
  'Disk:Stalled': ['CRITICAL', 'WARN'],
  'IP:SafeRisk': ['WARN'],
  'IP:SafeBan': ['CRITICAL'],
};

const USUAL_REASONS: Readonly<Record<EventType, readonly [string, ...string[]]>> = {
  'Instance:SystemFailure.Redeploy': ['nc_disk_failure', 'nc_memory_error', 'nc_network_error', 'nc_down'],
  'Instance:SystemMaintenance.Redeploy': ['nc_maintenance', 'nc_retirement', 'nc_firmware_upgrade'],
  'Instance:SystemFailure.Reboot': ['nc_down', 'nc_kernel_panic'],
  'Instance:SystemMaintenance.Reboot': ['nc_maintenance'],
  'Instance:SystemUpgrade.Migrate': ['region_upgrade', 'nc_retirement'],
  'Instance:RegionNetworkDown': ['nc_network_error', 'idc_power_failure'],
  'EnsRegion:NetworkMigration': ['idc_network_cutover'],
  'Disk:Stalled': ['disk_io_hang'],
  'IP:SafeRisk': ['ddos_risk'],
  'IP:SafeBan': ['ddos_blackhole'],
};

export function createWorldBuilder(
  scenario: string,
  seed: number,
  nowMs: number,
  regionCount: number,
): WorldBuilder {
  const random = createRandom(`${scenario}:${seed}`);
  const regions = edgeRegions(regionCount);
  const world: World = { events: [], instances: [], regions: [...regions], listedTwice: [] };
  const usedIds = new Set<string>();
  const usedPublishMs = new Set<number>();
  const serials = new Map<string, number>();

  function unusedId(make: () => string): string {
    for (;;) {
      const id = make();
      if (!usedIds.has(id)) {
        usedIds.add(id);
        return id;
      }
    }
  }

  function nextName(): string {
    const role = random.pick(INSTANCE_ROLES);
    const serial = (serials.get(role) ?? 0) + random.between(1, 3);
    serials.set(role, serial);
    return `${role}-${String(serial).padStart(3, '0')}`;
  }

  function addInstance(details: Partial<SimulatedInstance> = {}): SimulatedInstance {
    const plain = {
      instanceId: unusedId(() => `i-5${random.base36(24)}`),
      name: nextName(),
      regionId: random.pick(regions).regionId,
      diskCategory: random.pick(random.chance(LOCAL_DISK_SHARE) ? LOCAL_DISKS : CLOUD_DISKS),
      variant: random.uint32(),
      ...details,
    };
    const instance: SimulatedInstance = {
      status: plain.variant % 17 === 0 ? 'Stopped' : 'Running',
      serviceStatus: 'Normal',
      tags: usualTags(plain),
      ...plain,
    };
    world.instances.push(instance);
    return instance;
  }

  return {
    random,
    nowMs,
    world,
    addInstance,
    addIdle: (count, loose) => {
      for (let more = 0; more < count; more++) {
        const isLoose = more >= count - loose;
        addInstance(isLoose ? { name: `tmp${String(more).padStart(3, '0')}`, tags: {} } : {});
      }
    },
    addEvent: (details) => {
      let publishMs = details.publishMs;
      while (usedPublishMs.has(publishMs)) {
        publishMs--;
      }
      usedPublishMs.add(publishMs);
      const event: SimulatedEvent = {
        eventId: unusedId(() => `e-${random.hex(32)}`),
        level: random.pick(USUAL_LEVELS[details.type]),
        reason: random.pick(USUAL_REASONS[details.type]),
        ...details,
        publishMs,
      };
      world.events.push(event);
      return event;
    },
  };
}

/** The role as `service`, and the environment: of most, as people tag. By the id, so that the seed's ids stay what they are. */
function usualTags({
  instanceId,
  name,
}: Pick<SimulatedInstance, 'instanceId' | 'name'>): Record<string, string> {
  const hash = hash32(`tags:${instanceId}`);
  const service = INSTANCE_ROLES.find((role) => name.startsWith(`${role}-`));
  return {
    ...(service !== undefined && hash % 50 !== 0 && { service }),
    ...((hash >>> 8) % 10 !== 0 && { env: (hash >>> 16) % 4 === 0 ? 'staging' : 'production' }),
  };
}

/** Cities with edge nodes: pinyin, Chinese name, province, ENS area. */
const CITIES = `
dalian 大连 Liaoning NorthEastChina|chengdu 成都 Sichuan SouthWestChina|wuhan 武汉 Hubei CentralChina
guangzhou 广州 Guangdong SouthChina|hangzhou 杭州 Zhejiang EastChina|beijing 北京 Beijing NorthChina
xian 西安 Shaanxi NorthWestChina|zhengzhou 郑州 Henan CentralChina|nanjing 南京 Jiangsu EastChina
shenyang 沈阳 Liaoning NorthEastChina|chongqing 重庆 Chongqing SouthWestChina|jinan 济南 Shandong EastChina
shanghai 上海 Shanghai EastChina|shenzhen 深圳 Guangdong SouthChina|tianjin 天津 Tianjin NorthChina
qingdao 青岛 Shandong EastChina|changsha 长沙 Hunan CentralChina|fuzhou 福州 Fujian EastChina
xiamen 厦门 Fujian EastChina|kunming 昆明 Yunnan SouthWestChina|guiyang 贵阳 Guizhou SouthWestChina
nanning 南宁 Guangxi SouthChina|haikou 海口 Hainan SouthChina|lanzhou 兰州 Gansu NorthWestChina
xining 西宁 Qinghai NorthWestChina|yinchuan 银川 Ningxia NorthWestChina|urumqi 乌鲁木齐 Xinjiang NorthWestChina
hohhot 呼和浩特 InnerMongolia NorthChina|taiyuan 太原 Shanxi NorthChina|shijiazhuang 石家庄 Hebei NorthChina
changchun 长春 Jilin NorthEastChina|harbin 哈尔滨 Heilongjiang NorthEastChina|hefei 合肥 Anhui EastChina
nanchang 南昌 Jiangxi EastChina|suzhou 苏州 Jiangsu EastChina|wuxi 无锡 Jiangsu EastChina
ningbo 宁波 Zhejiang EastChina|wenzhou 温州 Zhejiang EastChina|jinhua 金华 Zhejiang EastChina
dongguan 东莞 Guangdong SouthChina|foshan 佛山 Guangdong SouthChina|zhuhai 珠海 Guangdong SouthChina
shantou 汕头 Guangdong SouthChina|huizhou 惠州 Guangdong SouthChina|yantai 烟台 Shandong EastChina
weifang 潍坊 Shandong EastChina|linyi 临沂 Shandong EastChina|luoyang 洛阳 Henan CentralChina
yichang 宜昌 Hubei CentralChina|xiangyang 襄阳 Hubei CentralChina|zhuzhou 株洲 Hunan CentralChina
hengyang 衡阳 Hunan CentralChina|mianyang 绵阳 Sichuan SouthWestChina|deyang 德阳 Sichuan SouthWestChina
zunyi 遵义 Guizhou SouthWestChina|qujing 曲靖 Yunnan SouthWestChina|guilin 桂林 Guangxi SouthChina
liuzhou 柳州 Guangxi SouthChina|sanya 三亚 Hainan SouthChina|baoji 宝鸡 Shaanxi NorthWestChina
tangshan 唐山 Hebei NorthChina|langfang 廊坊 Hebei NorthChina|datong 大同 Shanxi NorthChina
baotou 包头 InnerMongolia NorthChina|anshan 鞍山 Liaoning NorthEastChina|jilin 吉林 Jilin NorthEastChina
daqing 大庆 Heilongjiang NorthEastChina|wuhu 芜湖 Anhui EastChina|ganzhou 赣州 Jiangxi EastChina
xuzhou 徐州 Jiangsu EastChina|nantong 南通 Jiangsu EastChina|quanzhou 泉州 Fujian EastChina
`
  .trim()
  .split(/[|\n]/)
  .map((line) => line.split(' '));

const CARRIERS = [
  ['unicom', '联通'],
  ['telecom', '电信'],
  ['cmcc', '移动'],
] as const;

/** The first `count` edge nodes, each another city until all have one: `cn-dalian-unicom` 大连联通, … */
function edgeRegions(count: number): [SimulatedRegion, ...SimulatedRegion[]] {
  const regions = Array.from({ length: count }, (_, index) => edgeRegion(index));
  const [first, ...rest] = regions;
  if (first === undefined || new Set(regions.map(({ regionId }) => regionId)).size !== count) {
    throw new Error(`there are no ${count} different edge nodes`);
  }
  return [first, ...rest];
}

function edgeRegion(index: number): SimulatedRegion {
  const round = Math.floor(index / CITIES.length);
  const [city = '', cityName = '', province = '', area = ''] = CITIES[index % CITIES.length] ?? [];
  const [carrier, carrierName] = CARRIERS[(index + round) % CARRIERS.length] ?? CARRIERS[0];
  return { regionId: `cn-${city}-${carrier}`, name: `${cityName}${carrierName}`, area, province };
}
