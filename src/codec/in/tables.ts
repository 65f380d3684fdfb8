/** The flat tables of `model/city`, filled feature by feature. */
import type { PolygonRings } from '../../kernel/rings';
import {
  FURNITURE_KINDS,
  type Buildings,
  type Furniture,
  type FurnitureKind,
  type Streets,
} from '../../model/city';
import { GrowingBytes, GrowingFloats, GrowingIndices } from './growable';
import { heightSourceIndex, type BuildingHeight } from './heights';
import type { BuildingNames, BuildingUse } from './uses';
import type { StreetFacts } from './streets';

export class BuildingTable {
  heightKnown = 0;
  private readonly lonLat = new GrowingFloats();
  private readonly ringStart = new GrowingIndices();
  private readonly polygonStart = new GrowingIndices();
  private readonly top_m = new GrowingFloats();
  private readonly base_m = new GrowingFloats();
  private readonly heightSource = new GrowingBytes();
  private readonly feature = new GrowingIndices();
  private readonly ids: string[] = [];
  private readonly names: string[] = [];
  private readonly addresses: string[] = [];
  private readonly uses: string[] = [];
  private readonly dwellings: number[] = [];
  private readonly sensitive = new GrowingBytes();

  get count(): number {
    return this.ids.length;
  }

  /** One building of one polygon or several. */
  add(
    polygons: readonly PolygonRings[],
    height: BuildingHeight,
    id: string,
    { name, address }: BuildingNames,
    use: BuildingUse,
  ): void {
    if (height.source !== 'assumed') this.heightKnown++;
    for (const rings of polygons) {
      this.polygonStart.push(this.ringStart.length);
      for (const ring of rings) {
        this.ringStart.push(this.lonLat.length / 2);
        for (const value of ring) this.lonLat.push(value);
      }
      this.top_m.push(height.top_m);
      this.base_m.push(height.base_m);
      this.heightSource.push(heightSourceIndex(height.source));
      this.feature.push(this.ids.length);
    }
    this.ids.push(id);
    this.names.push(name);
    this.addresses.push(address);
    this.uses.push(use.use);
    this.dwellings.push(use.dwellings);
    this.sensitive.push(use.sensitive);
  }

  finish(): Buildings {
    this.polygonStart.push(this.ringStart.length);
    this.ringStart.push(this.lonLat.length / 2);
    return {
      lonLat: this.lonLat.finish(),
      ringStart: this.ringStart.finish(),
      polygonStart: this.polygonStart.finish(),
      top_m: this.top_m.finish(),
      base_m: this.base_m.finish(),
      heightSource: this.heightSource.finish(),
      feature: this.feature.finish(),
      ids: this.ids,
      names: this.names,
      addresses: this.addresses,
      uses: this.uses,
      dwellings: Int32Array.from(this.dwellings),
      sensitive: this.sensitive.finish(),
    };
  }
}

export class StreetTable {
  private readonly lonLat = new GrowingFloats();
  private readonly lineStart = new GrowingIndices();
  private readonly ids: string[] = [];
  private readonly names: string[] = [];
  private readonly refs: string[] = [];
  private readonly highways: string[] = [];
  private readonly width_m = new GrowingFloats();
  private readonly flags = new GrowingBytes();

  add(line: readonly number[], facts: StreetFacts, id: string): void {
    this.lineStart.push(this.lonLat.length / 2);
    for (const value of line) this.lonLat.push(value);
    this.ids.push(id);
    this.names.push(facts.name);
    this.refs.push(facts.ref);
    this.highways.push(facts.highway);
    this.width_m.push(facts.width_m);
    this.flags.push(facts.flags);
  }

  finish(): Streets {
    this.lineStart.push(this.lonLat.length / 2);
    return {
      lonLat: this.lonLat.finish(),
      lineStart: this.lineStart.finish(),
      ids: this.ids,
      names: this.names,
      refs: this.refs,
      highways: this.highways,
      width_m: this.width_m.finish(),
      flags: this.flags.finish(),
    };
  }
}

export class FurnitureTable {
  private readonly lonLat = new GrowingFloats();
  private readonly kind = new GrowingBytes();
  private readonly height_m = new GrowingFloats();
  private readonly ids: string[] = [];
  private readonly names: string[] = [];

  /** @param height_m NaN when unknown. */
  add(lon: number, lat: number, kind: FurnitureKind, height_m: number, id: string, name: string): void {
    this.lonLat.push(lon);
    this.lonLat.push(lat);
    this.kind.push(FURNITURE_KINDS.indexOf(kind));
    this.height_m.push(height_m);
    this.ids.push(id);
    this.names.push(name);
  }

  finish(): Furniture {
    return {
      lonLat: this.lonLat.finish(),
      kind: this.kind.finish(),
      height_m: this.height_m.finish(),
      ids: this.ids,
      names: this.names,
    };
  }
}
