/** Classes of the density of events: from which share of the peak, and how strong; one colour, so that strength orders. */
export const EVENT_CLASSES = [0.05, 0.2, 0.4, 0.6, 0.8] as const;
export const EVENT_OPACITY = [0.1, 0.22, 0.36, 0.5, 0.66] as const;
