import type { Words } from '../types';

/** Headers of the device schedule that only a tender asks for, and its parts. */
export const SCHEDULE = {
  'export.tab.devicesOptics': ['Appareils, optique', 'Devices, optics'],
  'export.tab.devicesCoverage': ['Appareils, couverture', 'Devices, coverage'],
  'dossier.schedule.coverage': ['Nomenclature (3/4) : couverture', 'Schedule (3/4): coverage'],
  'export.tab.devicesWorks': ['Appareils, travaux', 'Devices, works'],
  'export.head.deviceRole': ['Rôle', 'Role'],
  'export.head.ground_m': ['Z sol (m)', 'Ground Z (m)'],
  'export.head.mountOwner': ['Propriétaire du support', 'Owner of the mount'],
  'export.head.targetDistance_m': ['Distance de la cible (m)', 'Distance of the target (m)'],
  'export.head.achieved_px_per_m': ['Atteint à la cible (px/m)', 'Reached at the target (px/m)'],
  'export.head.nightRange_m': ['Portée de nuit au niveau (m)', 'Night range at the level (m)'],
  'export.head.power_w': ['Puissance (W)', 'Power (W)'],
  'export.head.poeClass': ['Classe PoE', 'PoE class'],
  'export.head.sign': ['Panneau', 'Sign'],
  'export.head.licences': ['Licences', 'Licences'],
  'export.head.observations': ['Observations', 'Observations'],
} as const satisfies Words;
