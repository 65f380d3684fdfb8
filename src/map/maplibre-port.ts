/** The map engine behind the port: MapLibre GL. */
import {
  Map as MapLibreMap,
  setWorkerUrl,
  type GeoJSONSource,
  type GeoJSONSourceSpecification,
  type LayerSpecification,
  type VectorTileSource,
} from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { backgroundLayers, backgroundSource, BACKGROUND } from './background';
import { CITY_MAX_ZOOM, CITY_MIN_ZOOM } from './city/city-tiles';
import { noCity, serveCity } from './city/tile-server';
import { fontFaces, loadBold } from './fonts';
import { SOURCE, type SourceId } from './layers';
import { diffLayers, type LayerChange } from './layers/diff-layers';
import { COUNT_BELOW } from './layers/plan';
import type { MapPort, View } from './port';
import type { MapImage } from './theme/canvas';

setWorkerUrl(workerUrl);

const MAX_ZOOM = 22;
const MOVE_MS = 300;

export interface EngineOptions {
  /** How long labels take to appear. */
  readonly fadeMs: number;
}

export function createMapLibrePort(container: HTMLElement, { fadeMs }: EngineOptions): MapPort {
  const map = new MapLibreMap({
    container,
    style: { version: 8, 'font-faces': fontFaces(), sources: sources(), layers: [] },
    center: [2.35, 47],
    zoom: 5,
    maxZoom: MAX_ZOOM,
    maxPitch: 60,
    fadeDuration: fadeMs,
    attributionControl: false,
    // Our own keys, box and double clicks: see the tools.
    keyboard: false,
    boxZoom: false,
    refreshExpiredTiles: false,
    renderWorldCopies: false,
    maxCanvasSize: [8192, 8192],
  });
  map.touchZoomRotate.disableRotation();
  map.touchPitch.disable();
  return new MapLibrePort(map);
}

/**
 * Small sources are kept exact; those of the analysis are simplified below a third of a pixel. Closer than the last tiles
 * of the city theirs are stretched too, on the same grid of 5 cm: each change is then sent for a handful of tiles in
 * place of dozens.
 */
function sources(): Record<SourceId, GeoJSONSourceSpecification | { type: 'vector'; tiles: string[] }> {
  const geojson = (more: Partial<GeoJSONSourceSpecification> = {}): GeoJSONSourceSpecification => ({
    type: 'geojson',
    data: { type: 'FeatureCollection', features: [] },
    tolerance: 0.3,
    maxzoom: CITY_MAX_ZOOM,
    ...more,
  });
  const exact = new Set<SourceId>(['moving', 'edit', 'handles', 'draft', 'marks']);
  const all = Object.values(SOURCE).map(
    (id) => [id, geojson(exact.has(id) ? { tolerance: 0 } : {})] as const,
  );
  return {
    ...(Object.fromEntries(all) as Record<SourceId, GeoJSONSourceSpecification>),
    [SOURCE.city]: {
      type: 'vector',
      tiles: [noCity()],
      minzoom: CITY_MIN_ZOOM,
      maxzoom: CITY_MAX_ZOOM,
    } as { type: 'vector'; tiles: string[] },
    [SOURCE.clusters]: geojson({ cluster: true, clusterRadius: 60, clusterMaxZoom: COUNT_BELOW - 1 }),
  };
}

class MapLibrePort implements MapPort {
  readonly ready: Promise<void>;
  readonly surface: HTMLElement;
  private readonly map: MapLibreMap;
  private layers: readonly LayerSpecification[] = [];
  /** What the engine has been given: `layers` with those that have nothing to draw hidden. */
  private drawn: readonly LayerSpecification[] = [];
  private readonly empty = new Set<string>(Object.values(SOURCE).filter((id) => id !== SOURCE.city));
  private images = new Map<string, MapImage>();
  private withdrawCity: () => void = () => undefined;
  private gone = false;

  constructor(map: MapLibreMap) {
    this.map = map;
    this.surface = map.getCanvasContainer();
    this.ready = Promise.all([
      new Promise<void>((resolve) => void map.once('style.load', () => resolve())),
      loadBold(),
    ]).then(() => undefined);
  }

  async setSource(...[id, data]: Parameters<MapPort['setSource']>): Promise<void> {
    const source = this.gone ? undefined : this.map.getSource<GeoJSONSource>(id);
    await source?.setData(data);
    const isEmpty = data.features.length === 0;
    if (this.gone || isEmpty === this.empty.has(id)) return;
    if (isEmpty) this.empty.add(id);
    else this.empty.delete(id);
    this.draw();
  }

  setLayers(layers: readonly LayerSpecification[]): void {
    this.layers = layers;
    this.draw();
  }

  /** A layer with nothing to draw costs each frame the masks of its tiles all the same, unless it is hidden. */
  private draw(): void {
    const hidden = (layer: LayerSpecification): boolean => 'source' in layer && this.empty.has(layer.source);
    const wanted = this.layers.map((layer) => (hidden(layer) ? withoutShow(layer) : layer));
    for (const change of diffLayers(this.drawn, wanted)) this.change(change);
    this.drawn = wanted;
  }

  private change(change: LayerChange): void {
    const { map } = this;
    if (change.what === 'add') map.addLayer(change.layer, change.before);
    else if (change.what === 'remove') map.removeLayer(change.id);
    else if (change.what === 'filter') map.setFilter(change.id, change.filter ?? null, { validate: false });
    else if (change.what === 'paint') {
      map.setPaintProperty(change.id, change.name as 'fill-color', change.value as string, {
        validate: false,
      });
    } else {
      map.setLayoutProperty(change.id, change.name as 'visibility', change.value as 'visible', {
        validate: false,
      });
    }
  }

  setImages(images: ReadonlyMap<string, MapImage>): void {
    for (const [id, image] of images) {
      const old = this.images.get(id);
      if (old === image) continue;
      const { width, height, data } = image;
      const pixels = { width, height, data };
      if (old && old.width === width && old.height === height && old.ratio === image.ratio) {
        this.map.updateImage(id, pixels);
      } else {
        if (old) this.map.removeImage(id);
        const stretch = image.stretch;
        this.map.addImage(id, pixels, {
          pixelRatio: image.ratio,
          ...(stretch
            ? {
                stretchX: stretch.x.map(([a, b]) => [a, b] as [number, number]),
                stretchY: stretch.y.map(([a, b]) => [a, b] as [number, number]),
                content: [...stretch.content] as [number, number, number, number],
              }
            : {}),
        });
      }
      this.images.set(id, image);
    }
  }

  setCity(...[index, classes]: Parameters<MapPort['setCity']>): void {
    this.withdrawCity();
    const { url, withdraw } = serveCity(index, classes);
    this.withdrawCity = withdraw;
    this.map.getSource<VectorTileSource>(SOURCE.city)?.setTiles([url]);
  }

  setBackground(background: Parameters<MapPort['setBackground']>[0]): void {
    const { map } = this;
    for (const { id } of map.getStyle().layers) if (id.startsWith(BACKGROUND)) map.removeLayer(id);
    if (map.getSource(BACKGROUND)) map.removeSource(BACKGROUND);
    if (!background) return;
    map.addSource(BACKGROUND, backgroundSource(background));
    // Above the ground, under everything of ours.
    const above = this.layers[1]?.id;
    for (const layer of backgroundLayers(background)) map.addLayer(layer, above);
  }

  setPitch(pitch_deg: number, animate: boolean): void {
    if (Math.abs(this.map.getPitch() - pitch_deg) < 0.5) return;
    this.map.easeTo({ pitch: pitch_deg, duration: animate ? MOVE_MS : 0, essential: true });
  }

  view(): View {
    const { lng, lat } = this.map.getCenter();
    const bounds = this.map.getBounds();
    return {
      centre: [lng, lat],
      zoom: this.map.getZoom(),
      bearing_deg: this.map.getBearing(),
      pitch_deg: this.map.getPitch(),
      bounds: [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()],
    };
  }

  setView({ centre, zoom, bearing_deg, pitch_deg }: Parameters<MapPort['setView']>[0]): void {
    this.map.jumpTo({ center: [centre[0], centre[1]], zoom, bearing: bearing_deg, pitch: pitch_deg });
  }

  project([lon, lat]: readonly [number, number]): [number, number] {
    const { x, y } = this.map.project([lon, lat]);
    return [x, y];
  }

  unproject([x, y]: readonly [number, number]): [number, number] {
    const { lng, lat } = this.map.unproject([x, y]);
    return [lng, lat];
  }

  fit(...[box, padding, maxZoom, animate]: Parameters<MapPort['fit']>): void {
    this.map.fitBounds([box[0], box[1], box[2], box[3]], {
      padding: fittingPadding(padding, this.map.getContainer()),
      maxZoom,
      duration: animate ? 2 * MOVE_MS : 0,
      linear: true,
      bearing: this.map.getBearing(),
      pitch: this.map.getPitch(),
      essential: true,
    });
  }

  panBy(dx: number, dy: number, animate: boolean): void {
    this.map.panBy([dx, dy], { duration: animate ? MOVE_MS / 2 : 0, essential: true });
  }

  zoomBy(steps: number, animate: boolean): void {
    this.map.easeTo({ zoom: this.map.getZoom() + steps, duration: animate ? MOVE_MS : 0, essential: true });
  }

  northUp(animate: boolean): void {
    this.map.easeTo({ bearing: 0, duration: animate ? MOVE_MS : 0, essential: true });
  }

  setNavigation({ drag, doubleClick }: Parameters<MapPort['setNavigation']>[0]): void {
    const set = (handler: { enable(): void; disable(): void }, on: boolean): void =>
      on ? handler.enable() : handler.disable();
    set(this.map.dragPan, drag);
    set(this.map.dragRotate, drag);
    set(this.map.doubleClickZoom, doubleClick);
  }

  onView(listener: (moment: 'during' | 'end') => void): () => void {
    const during = (): void => listener('during');
    const end = (): void => listener('end');
    this.map.on('move', during);
    this.map.on('moveend', end);
    this.map.on('resize', end);
    return () => {
      this.map.off('move', during);
      this.map.off('moveend', end);
      this.map.off('resize', end);
    };
  }

  /** Waits until everything in sight is drawn, then reads the frame while it is there. */
  async snapshot(): Promise<Blob> {
    const { map } = this;
    if (!map.loaded() || map.isMoving()) {
      await new Promise<void>((resolve) => {
        void map.once('idle', () => resolve());
        map.triggerRepaint();
      });
    }
    return new Promise<Blob>((resolve, reject) => {
      void map.once('render', () => {
        map.getCanvas().toBlob((blob) => {
          if (blob) resolve(blob);
          else reject(new Error('the map gave no picture'));
        }, 'image/png');
      });
      map.triggerRepaint();
    });
  }

  destroy(): void {
    this.gone = true;
    this.withdrawCity();
    this.map.remove();
  }
}

const withoutShow = (layer: LayerSpecification): LayerSpecification =>
  ({ ...layer, layout: { ...layer.layout, visibility: 'none' } }) as LayerSpecification;

/** Padding that leaves room: on a small map it gives way in proportion. */
function fittingPadding(
  padding: Parameters<MapPort['fit']>[1],
  { clientWidth, clientHeight }: HTMLElement,
): { top: number; right: number; bottom: number; left: number } {
  const across = Math.min(1, (0.5 * clientWidth) / (padding.left + padding.right));
  const down = Math.min(1, (0.5 * clientHeight) / (padding.top + padding.bottom));
  return {
    top: padding.top * down,
    bottom: padding.bottom * down,
    left: padding.left * across,
    right: padding.right * across,
  };
}
