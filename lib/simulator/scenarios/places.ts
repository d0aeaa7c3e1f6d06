import type { SimulatedRegion } from '@/lib/simulator/world';

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
export function edgeRegions(count: number): [SimulatedRegion, ...SimulatedRegion[]] {
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
