import type { FacadeBuildingRow } from '../../analysis/report';

/** What the data call a building: its name, else its id, by which it is found again in the source. */
export const buildingName = ({ id, name }: Pick<FacadeBuildingRow, 'id' | 'name'>): string => name ?? id;
