import 'server-only';
import { idOf, isRow, listOf, numberOf, rowOf, textOf, unreadableReply } from './read-values';
import type { CloudDisk, CloudInstance } from './types';
import type { WireDisk, WireInstance } from './wire';

/** Disks on the host itself, in the older and the newer vocabulary. Source: ens-api §2.5. */
const LOCAL_CATEGORIES = new Set(['file', 'local_hdd', 'local_ssd']);

/**
 * Reads `Instances.Instance[]`; instances without an id are left out. Throws EnsError `UnreadableReply` when there
 * is no such list and the reply does not say that it is empty.
 */
export function mapInstances(body: unknown): CloudInstance[] {
  const wire = rowOf(body);
  const list = rowOf(wire.Instances).Instance;
  if (!Array.isArray(list) && numberOf(wire.TotalCount) !== 0) throw unreadableReply(idOf(wire.RequestId));
  return listOf(list)
    .filter(isRow)
    .map(mapInstance)
    .filter((instance) => instance !== null);
}

function mapInstance(wire: WireInstance): CloudInstance | null {
  const instanceId = idOf(wire.InstanceId);
  if (instanceId === null) return null;
  const disks = disksOf(wire);
  return {
    instanceId,
    name: textOf(wire.InstanceName),
    status: textOf(wire.Status),
    regionId: textOf(wire.EnsRegionId),
    spec: textOf(wire.SpecName) || textOf(wire.InstanceTypeFamily),
    cpu: textOf(wire.Cpu),
    memoryMb: numberOf(wire.Memory),
    osName: textOf(wire.OSName),
    publicIps: addresses(
      ...ipsOf(rowOf(wire.PublicIpAddresses).PublicIpAddress),
      ...listOf(rowOf(wire.PublicIpAddress).IpAddress),
    ),
    privateIps: addresses(
      ...ipsOf(rowOf(wire.PrivateIpAddresses).PrivateIpAddress),
      ...listOf(rowOf(wire.InnerIpAddress).IpAddress),
      ...listOf(rowOf(rowOf(wire.NetworkAttributes).PrivateIpAddress).IpAddress),
    ),
    disks,
    localDisk: hasLocalDisk(disks),
  };
}

function disksOf(wire: WireInstance): CloudDisk[] {
  const system = isRow(wire.SystemDisk) ? [mapDisk(wire.SystemDisk, 'system')] : [];
  const data = listOf(rowOf(wire.DataDisk).DataDisk)
    .filter(isRow)
    .map((disk) => mapDisk(disk, 'data'));
  return [...system, ...data].filter((disk) => disk !== null);
}

/** Either spelling may carry the category; a local one in either is believed. Null when nothing is said. */
function mapDisk(wire: WireDisk, kind: CloudDisk['kind']): CloudDisk | null {
  const named = [textOf(wire.Category), textOf(wire.device_type)].filter((name) => name !== '');
  const category = named.find(isLocal) ?? named[0] ?? '';
  const sizeGib = numberOf(wire.DiskSize);
  return category === '' && sizeGib === null ? null : { category, sizeGib, kind };
}

function isLocal(category: string): boolean {
  return LOCAL_CATEGORIES.has(category.toLowerCase());
}

/** A disk without a category may be local: "no" needs every disk to say so. */
function hasLocalDisk(disks: readonly CloudDisk[]): boolean | null {
  if (disks.some(({ category }) => isLocal(category))) return true;
  return disks.length > 0 && disks.every(({ category }) => category !== '') ? false : null;
}

function ipsOf(list: unknown): unknown[] {
  return listOf(list).map((item) => rowOf(item).Ip);
}

/** Without repeats: most addresses are listed under two names. */
function addresses(...values: readonly unknown[]): string[] {
  return [...new Set(values.map(idOf).filter((ip) => ip !== null))];
}
