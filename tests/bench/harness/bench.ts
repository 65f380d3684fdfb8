/** What a job is handed: where to put its findings, and how long it may take. */
import type { ChildPeer } from '../peers/child';
import type { Board } from './board';
import type { RaceOptions } from './measure';

export interface Bench {
  readonly board: Board;
  /** Correctness and a few ratios only, at most a minute in all. */
  readonly quick: boolean;
  readonly race: RaceOptions;
  /** Folder of this run's temporary files and bundles. */
  readonly temp: string;
  /** The bundled worker's file. */
  readonly workerFile: string;
  /** Peers that this machine has. */
  readonly geos: ChildPeer | undefined;
  readonly cgal: ChildPeer | undefined;
  readonly gdal: ChildPeer | undefined;
}
