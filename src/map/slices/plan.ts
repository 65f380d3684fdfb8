/** The plan at rest: zones, obstacles, sites, devices. */
import type { ObjectId } from '../../kernel/units';
import { objectsByKind } from '../../store';
import { deviceFeatures, siteFeatures } from '../features/device-features';
import { collection } from '../features/geojson';
import { obstacleFeatures, veilFeatures, zoneFeatures } from '../features/plan-features';
import { SOURCE } from '../layers';
import { faultyDevices, restingDevices, shownMasts, shownModels } from '../situation';
import type { Part, SliceContext, State } from './part';

export function planSlices({ port }: SliceContext): readonly Part[] {
  return [
    {
      name: 'zones',
      parts: ({ state }) => [objectsByKind(state).zones, state.hidden],
      apply: async ({ state }) => {
        const zones = drawn(state, objectsByKind(state).zones);
        await port.setSource(SOURCE.zones, zoneFeatures(zones));
        await port.setSource(SOURCE.veil, veilFeatures(zones));
      },
    },
    {
      name: 'obstacles',
      parts: ({ state }) => [objectsByKind(state).obstacles, state.hidden],
      apply: ({ state }) =>
        port.setSource(SOURCE.obstacles, obstacleFeatures(drawn(state, objectsByKind(state).obstacles))),
    },
    {
      name: 'sites',
      parts: ({ state }) => [objectsByKind(state).places, objectsByKind(state).candidateSites, state.hidden],
      apply: ({ state }) => {
        const { places, candidateSites } = objectsByKind(state);
        return port.setSource(SOURCE.sites, siteFeatures(drawn(state, [...places, ...candidateSites])));
      },
    },
    {
      name: 'devices',
      parts: ({ state }) => [restingDevices(state), shownModels(state), faultyDevices(state)],
      apply: async ({ state }) => {
        const context = { models: shownModels(state), faulty: faultyDevices(state) };
        const devices = deviceFeatures(restingDevices(state), context, shownMasts(state));
        await port.setSource(SOURCE.devices, devices);
        // Beaks and masts are no devices of their own.
        const counted = devices.features.filter(({ properties }) => properties?.['body']);
        await port.setSource(SOURCE.clusters, collection(counted));
      },
    },
  ];
}

const drawn = <T extends { readonly id: ObjectId }>({ hidden }: State, objects: readonly T[]): readonly T[] =>
  objects.filter(({ id }) => !hidden?.has(id));
