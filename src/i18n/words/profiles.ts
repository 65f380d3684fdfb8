import type { Words } from '../types';

/** Level profiles: those of the standards, and the plan's own. */
export const PROFILES = {
  'op.openProfiles': ['Profils de niveaux', 'Level profiles'],
  'op.setProfile': ['Modifier un profil du plan', 'Change a profile of the plan'],
  'op.addProfile': ['Ajouter un profil au plan', 'Add a profile to the plan'],
  'op.removeProfile': ['Supprimer un profil du plan', 'Delete a profile of the plan'],
  'op.importProfiles': ['Importer des profils', 'Import profiles'],
  'step.profile': ['Profil {what}', 'Profile {what}'],
  'step.profileNew': ['Nouveau profil {what}', 'New profile {what}'],
  'step.profileRemove': ['Suppression du profil {what}', 'Deletion of profile {what}'],
  'step.profileImport': ['Import de {what} profil(s)', 'Import of {what} profile(s)'],
  'notice.profilesRead': [
    '{n} {n|profil lu|profils lus} dans le plan.',
    '{n} {n|profile|profiles} read into the plan.',
  ],
  'refused.profileFaults': [
    'Ce profil n’est pas complet ou se contredit.',
    'This profile is incomplete or contradictory.',
  ],

  'profiles.open': ['Profils de niveaux…', 'Level profiles…'],
  'profiles.title': ['Profils de niveaux', 'Level profiles'],
  'profiles.subtitle': [
    'Les niveaux que le plan demande, du moins au plus exigeant. Ceux d’une norme ne se modifient pas : copiez-les.',
    'The levels that the plan asks for, from the least to the most demanding. Those of a standard are fixed: copy them.',
  ],
  'profiles.list': ['Profils', 'Profiles'],
  'profiles.new': ['Nouveau profil', 'New profile'],
  'profiles.new.name': ['Profil du plan', 'Profile of the plan'],
  'profiles.new.level': ['Niveau {n}', 'Level {n}'],
  'profiles.import': ['Importer…', 'Import…'],
  'profiles.export': ['Exporter en JSON', 'Export as JSON'],
  'profiles.copy': ['Copier', 'Copy'],
  'profiles.copyOf': ['{name} (copie)', '{name} (copy)'],
  'profiles.remove': ['Supprimer', 'Delete'],
  'profiles.use': ['Appliquer au plan', 'Use in the plan'],
  'profiles.used': ['Profil du plan', 'The plan’s profile'],
  'profiles.standard': ['Norme', 'Standard'],
  'profiles.own': ['Plan', 'Plan'],
  'profiles.name': ['Nom', 'Name'],
  'profiles.source': ['Référence', 'Reference'],
  'profiles.source.hint': ['Article du marché, norme, arrêté', 'Clause of the tender, standard, decree'],
  'profiles.levels': ['Niveaux', 'Levels'],
  'profiles.look': ['Sur la carte', 'On the map'],
  'profiles.level': ['Niveau', 'Level'],
  'profiles.density': ['px/m', 'px/m'],
  'profiles.level.name': ['Nom du niveau {n}', 'Name of level {n}'],
  'profiles.level.density': ['Densité du niveau {n}', 'Density of level {n}'],
  'profiles.level.remove': ['Supprimer le niveau {name}', 'Delete level {name}'],
  'profiles.level.add': ['Ajouter un niveau', 'Add a level'],
  'profiles.level.most': [
    'Sept niveaux au plus : la carte n’a que sept teintes à distinguer.',
    'Seven levels at most: the map has seven hues that can be told apart.',
  ],
  'profiles.faults': ['Rien n’a été changé :', 'Nothing was changed:'],

  'profiles.tooManyLevels': [
    '« {path} » : sept niveaux au plus par profil.',
    '“{path}”: seven levels at most in a profile.',
  ],
  'profiles.none': ['« {file} » ne contient aucun profil.', '“{file}” holds no profile.'],
  'profiles.tooMany': [
    '« {file} » contient plus de {most} profils.',
    '“{file}” holds more than {most} profiles.',
  ],
} satisfies Words;
