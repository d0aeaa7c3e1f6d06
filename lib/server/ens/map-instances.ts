import 'server-only';
import { failedReply } from './classify';
import { idOf, isRow, listOf, numberOf, rowOf, textOf, unreadableReply } from './read-values';
import type { CloudDisk, CloudInstance } from './types';
import type { WireDisk, WireInstance } from './wire';

/** Disks on the host itself, in the older and the newer vocabulary. Source: ens-api §2.5. */
const LOCAL_CATEGORIES = new Set(['file', 'local_hdd', 'local_ssd']);

/**
 * Reads `Instances.Instance[]`; instances without an id are left out. Throws EnsError when the reply reports an error by
 * its Code (never "no such instance"), and `UnreadableReply` when there is no list and it does not say that it is empty.
 */
export function mapInstances(body: unknown): CloudInstance[] {
  const wire = rowOf(body);
  const failed = failedReply(body, 'reading');
  if (failed) throw failed;
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
      ...ipTexts(wire.PublicIpAddress),
    ),
    privateIps: addresses(
      ...ipsOf(rowOf(wire.PrivateIpAddresses).PrivateIpAddress),
      ...ipTexts(wire.InnerIpAddress),
      ...ipTexts(rowOf(wire.NetworkAttributes).PrivateIpAddress),
      ...interfaceIps(wire.NetworkInterfaces),
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
  const sizeGib = numberOf(wire.DiskSize) ?? gibOf(numberOf(wire.Size) ?? numberOf(wire.storage));
  return category === '' && sizeGib === null ? null : { category, sizeGib, kind };
}

/** [SDK] `Size` and `storage` are MiB; a system disk has nothing else. To a tenth of a GiB. */
function gibOf(mib: number | null): number | null {
  return mib === null ? null : Math.round((mib / 1024) * 10) / 10;
}

function isLocal(category: string): boolean {
  return LOCAL_CATEGORIES.has(category.toLowerCase());
}

/** A disk without a category may be local: "no" needs every disk to say so. */
function hasLocalDisk(disks: readonly CloudDisk[]): boolean | null {
  if (disks.some(({ category }) => isLocal(category))) return true;
  return disks.length > 0 && disks.every(({ category }) => category !== '') ? false : null;
}

/** `{IpAddress: […]}` as the model says; the vendor's own sample has a plain text there, or in place of the object. */
function ipTexts(value: unknown): readonly unknown[] {
  const inner = isRow(value) ? value.IpAddress : value;
  return Array.isArray(inner) ? inner : [inner];
}

/** [SDK] since 10.1.1: `NetworkInterfaces.NetworkInterfaces[]` with a primary, further and IPv6 addresses. */
function interfaceIps(value: unknown): unknown[] {
  return listOf(rowOf(value).NetworkInterfaces).flatMap((item) => {
    const { PrimaryIpAddress, PrivateIpSets, Ipv6Sets } = rowOf(item);
    const sets = listOf(rowOf(PrivateIpSets).PrivateIpSet).map((set) => rowOf(set).PrivateIpAddress);
    const ipv6 = listOf(rowOf(Ipv6Sets).Ipv6Set).map((set) => rowOf(set).Ipv6Address);
    return [PrimaryIpAddress, ...sets, ...ipv6];
  });
}

function ipsOf(list: unknown): unknown[] {
  return listOf(list).map((item) => rowOf(item).Ip);
}

/** Without repeats: most addresses are listed under two names. */
function addresses(...values: readonly unknown[]): string[] {
  return [...new Set(values.map(idOf).filter((ip) => ip !== null))];
}
