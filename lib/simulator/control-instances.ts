import { readText } from './control-faults';
import type { SimulatorCore } from './core';
import { isRecord } from './params';
import { ControlRefusal } from './reply';
import type { SimulatorState } from './state';
import type { SimulatedInstance } from './world';

const KNOWN_FIELDS = ['instanceId', 'status', 'serviceStatus', 'tags'];

type Change = { instance: SimulatedInstance; set: Partial<SimulatedInstance> };

/** `POST /_control/instances`: all or nothing. Throws a ControlRefusal that says what is wrong. */
export function changeInstances(core: SimulatorCore, body: unknown): unknown {
  if (!Array.isArray(body)) {
    throw new ControlRefusal(400, 'instances: a JSON array is expected');
  }
  const { state } = core.stage();
  const changes = body.map((item: unknown, index) => readChange(state, item, `instances[${index}]`));
  for (const { instance, set } of changes) {
    Object.assign(instance, set);
  }
  return { changed: changes.length };
}

function readChange(state: SimulatorState, item: unknown, where: string): Change {
  if (!isRecord(item)) {
    throw new ControlRefusal(400, `${where}: an object is expected`);
  }
  for (const field of Object.keys(item)) {
    if (!KNOWN_FIELDS.includes(field)) {
      throw new ControlRefusal(400, `${where}: unknown field "${field}"; known: ${KNOWN_FIELDS.join(', ')}`);
    }
  }
  const instance = state.findInstance(readText(item.instanceId, `${where}.instanceId`) ?? '');
  if (instance === undefined) {
    throw new ControlRefusal(400, `${where}.instanceId: no such instance`);
  }
  const set: Change['set'] = {};
  if (item.status !== undefined) {
    set.status = readText(item.status, `${where}.status`);
  }
  if (item.serviceStatus !== undefined) {
    set.serviceStatus = readText(item.serviceStatus, `${where}.serviceStatus`) ?? '';
  }
  if (item.tags !== undefined) {
    set.tags = readTags(item.tags, `${where}.tags`);
  }
  return { instance, set };
}

function readTags(value: unknown, where: string): Record<string, string> {
  if (!isRecord(value)) {
    throw new ControlRefusal(400, `${where}: an object of texts is expected`);
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, text]) => {
      if (typeof text !== 'string') {
        throw new ControlRefusal(400, `${where}.${key}: a string is expected`);
      }
      return [key, text];
    }),
  );
}
