/** Classes of the density of events: from which share of the peak, and how strong; one colour, so that strength orders. */
export const EVENT_CLASSES = [0.05, 0.33, 0.66] as const;
export const EVENT_OPACITY = [0.16, 0.36, 0.6] as const;
