/** The whole drawing, bottom to top (UI.md 4), as a pure function of the look. */
import type { LayerSpecification } from 'maplibre-gl';
import {
  coverageLayers,
  gapLayers,
  gapTagLayers,
  reachableLayers,
  selectedEdgeLayers,
  selectedLayers,
  soundLimitLayers,
} from './analysis';
import { buildingLayers, furnitureLayers, groundLayers, nameLayers, streetLayers, treeLayers } from './base';
import { approachLayers, siteLayers } from './sites';
import { axisLayers, draftLayers, draftTagLayers, fieldLayers, handleLayers } from './edit';
import { SOURCE, type Look } from './look';
import { eventLayers } from './events';
import { noiseLayers } from './noise';
import { soundDetailLayers } from './sound';
import {
  clusterLayers,
  deviceLayers,
  markLabelLayers,
  maskLayers,
  obstacleLayers,
  ringLayers,
  zoneLayers,
  zoneNameLayers,
} from './plan';

export { FONT, FONT_BOLD, SOURCE, type Look, type SourceId } from './look';

export const styleLayers = (look: Look): LayerSpecification[] => [
  ...groundLayers(look),
  ...streetLayers(look),
  ...noiseLayers(look),
  ...coverageLayers(look),
  ...gapLayers(look),
  ...selectedLayers(look),
  ...eventLayers(look),
  ...maskLayers(look),
  ...treeLayers(look),
  ...buildingLayers(look),
  ...obstacleLayers(look),
  ...zoneLayers(look),
  ...reachableLayers(look),
  ...soundLimitLayers(look),
  ...soundDetailLayers(look),
  ...furnitureLayers(look),
  ...nameLayers(look),
  ...zoneNameLayers(look),
  ...fieldLayers(look),
  ...selectedEdgeLayers(look),
  ...axisLayers(look),
  ...draftLayers(look),
  ...approachLayers(look),
  ...siteLayers(look),
  ...clusterLayers(look),
  ...ringLayers(look),
  ...deviceLayers(look, SOURCE.devices),
  ...deviceLayers(look, SOURCE.moving),
  ...markLabelLayers(look),
  ...gapTagLayers(look),
  ...draftTagLayers(look),
  ...handleLayers(look),
];

/** The sources of which something is drawn: none of the others has to be filled. */
export const drawnSources = (layers: readonly LayerSpecification[]): ReadonlySet<string> =>
  new Set(
    layers.flatMap((layer) =>
      'source' in layer && typeof layer.source === 'string' && layer.layout?.visibility !== 'none'
        ? [layer.source]
        : [],
    ),
  );
