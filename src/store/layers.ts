/** What of the map is switched on. */
export interface Layers {
  readonly buildings: boolean;
  readonly buildings3d: boolean;
  readonly labels: boolean;
  readonly furniture: boolean;
  readonly coverage: boolean;
  readonly gaps: boolean;
  readonly overlaps: boolean;
  readonly masks: boolean;
  readonly zones: boolean;
  readonly devices: boolean;
  readonly sensors: boolean;
  readonly candidateSites: boolean;
  readonly places: boolean;
  readonly obstacles: boolean;
  /** What motorised cameras could be turned to. */
  readonly reachable?: boolean;
  /** Limits of hearing in the other readings; off unless set. */
  readonly soundLimits?: boolean;
  /** Limits of the location error, in the Sound reading; off unless set. */
  readonly location?: boolean;
  /** Streets by what hears and sees them; off unless set. */
  readonly together?: boolean;
  /** Density of event data; on unless switched off. */
  readonly events?: boolean;
  /** The loaded noise map; unless set, in the Sound reading alone. */
  readonly noise?: boolean;
}
