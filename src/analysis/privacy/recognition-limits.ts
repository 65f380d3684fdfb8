/** [X4] What automatic recognition needs, by the makers of such software. */
export const RECOGNITION_KINDS = ['face', 'plate'] as const;
export type RecognitionKind = (typeof RECOGNITION_KINDS)[number];

export interface RecognitionLimits {
  readonly density_px_per_m: number;
  /** Steepest line of sight, degrees off the horizontal. */
  readonly depression_deg: number;
  readonly target_m: number;
  readonly source: string;
}

/** Domain reference §2.4 and §2.5. */
export const RECOGNITION_LIMITS: Readonly<Record<RecognitionKind, RecognitionLimits>> = {
  face: {
    density_px_per_m: 500,
    depression_deg: 15,
    target_m: 1.6,
    source: 'NtechLab FindFace Security, camera requirements',
  },
  plate: {
    density_px_per_m: 330,
    depression_deg: 30,
    target_m: 0.6,
    source: 'Milestone XProtect LPR, plate width recommendations; ABUS',
  },
};
