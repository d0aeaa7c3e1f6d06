import type { WireDisk, WireInstance } from '@/lib/server/ens/wire';
import type { SimulatedInstance } from '@/lib/simulator/world';

/** One instance with the nesting that DescribeInstances really uses. */
export function wireInstance(instance: SimulatedInstance): WireInstance {
  const { instanceId, name, regionId, variant } = instance;
  const publicIp = `203.0.${variant % 256}.${(variant >>> 8) % 256}`;
  const privateIp = `10.${variant % 256}.${(variant >>> 8) % 256}.${(variant >>> 16) % 256}`;
  // A node is named after its carrier: cn-dalian-unicom.
  const isp = regionId.split('-').at(-1) ?? '';
  const plain: WireInstance = {
    InstanceId: instanceId,
    InstanceName: name,
    HostName: `host-${variant.toString(16)}`,
    EnsRegionId: regionId,
    Status: variant % 17 === 0 ? 'Stopped' : 'Running',
    SpecName: `ens.sn1.${['small', 'medium', 'large', 'xlarge'][variant % 4]}`,
    InstanceTypeFamily: variant % 11 === 0 ? 'arm_bmi' : 'x86_vm',
    Cpu: String(2 ** (1 + (variant % 4))),
    Memory: 4_096 * 2 ** (variant % 4),
    OSName: 'alibabacloud_linux_3_x64_20G',
    PublicIpAddresses: {
      PublicIpAddress: [{ Ip: publicIp, Isp: isp, GateWay: `203.0.${variant % 256}.1` }],
    },
    PublicIpAddress: { IpAddress: [publicIp] },
    PrivateIpAddresses: { PrivateIpAddress: [{ Ip: privateIp }] },
    InnerIpAddress: { IpAddress: [privateIp] },
    NetworkAttributes: {
      NetworkId: `n-${variant.toString(36)}`,
      VSwitchId: `vsw-${variant.toString(36)}`,
      PrivateIpAddress: { IpAddress: [privateIp] },
    },
    SystemDisk: disk(instance, 'sys', 20),
    DataDisk: { DataDisk: [dataDisk(instance, 100 + (variant % 8) * 50)] },
  };
  return instance.shape === undefined ? plain : instance.shape(plain);
}

/** [SDK] What both kinds of disks say: both spellings of the category, and the size in MiB, twice. */
function disk({ instanceId, diskCategory }: SimulatedInstance, role: string, sizeGib: number): WireDisk {
  return {
    Category: diskCategory,
    device_type: diskCategory,
    DiskId: `d-${role}-${instanceId.slice(2, 14)}`,
    Size: sizeGib * 1024,
    storage: sizeGib * 1024,
  };
}

/** [SDK] Data disks alone also have their size in GiB. */
function dataDisk(instance: SimulatedInstance, sizeGib: number): WireDisk {
  return { ...disk(instance, 'data', sizeGib), DiskSize: sizeGib };
}
