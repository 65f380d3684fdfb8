/** What the app says in each language, as far as the driver has to find it. */
export type Language = 'fr' | 'en';

export const WORDS = {
  fr: {
    upToDate: 'Analyse à jour',
    properties: 'Propriétés',
    cameras: /^Caméras, \d+/,
    camera: 'Caméra',
    scale: /^Échelle/,
    import: 'Importer',
    report: 'Rapport de couverture',
    switchLanguage: 'Switch to English',
    theme: 'Thème',
    themes: { light: 'Clair', dark: 'Sombre', system: 'Selon le système' },
  },
  en: {
    upToDate: 'Analysis up to date',
    properties: 'Properties',
    cameras: /^Cameras, \d+/,
    camera: 'Camera',
    scale: /^Scale/,
    import: 'Import',
    report: 'Report of the coverage',
    switchLanguage: 'Passer en français',
    theme: 'Theme',
    themes: { light: 'Light', dark: 'Dark', system: 'As the system' },
  },
} as const;
