import { expect, test } from 'vitest';
import { regionLabel } from '@/lib/domain/region-limit';

test.each([
  ['cn-dalian-unicom', '大连联通', 'zh-CN', '大连联通'],
  ['cn-dalian-unicom', '大连联通', 'en', 'Dalian Unicom'],
  ['cn-suzhou-telecom-2', '苏州电信2', 'en', 'Suzhou Telecom 2'],
  ['ap-tokyo', 'Tokyo One', 'en', 'Tokyo One'],
  ['cn-atlantis-telecom', 'cn-atlantis-telecom', 'en', 'cn-atlantis-telecom'],
  ['cn-atlantis-telecom', '', 'en', 'cn-atlantis-telecom'],
  ['cn-atlantis-telecom', ' ', 'zh-CN', 'cn-atlantis-telecom'],
  ['odd', '怪', 'en', 'odd'],
  ['', '', 'en', ''],
])('%s, %s in %s is %s', (regionId, regionName, locale, label) => {
  expect(regionLabel(regionId, regionName, locale)).toBe(label);
});
