/** Streets as people say them: « la rue de la Paix », “Rue de la Paix”. */
import type { Language } from '../../i18n';

const FEMININE = new Set(
  'rue,place,allée,ruelle,impasse,route,voie,venelle,montée,traverse,esplanade,promenade,sente,rampe,galerie,cour,cité,placette,rocade,passerelle,chaussée,côte,rotonde,villa,avenue'.split(
    ',',
  ),
);
const MASCULINE = new Set(
  'boulevard,chemin,quai,cours,passage,pont,square,sentier,rond-point,parvis,mail,faubourg,carrefour,escalier,jardin,parc,tunnel,viaduc,port,clos,hameau,lotissement,sq.,bd'.split(
    ',',
  ),
);
const PLURAL = new Set('allées,quais,escaliers,jardins,terrasses,arcades'.split(','));

/**
 * A street's name within a sentence. French: the common noun that begins it gets its article and a small letter;
 * other names (« A 40 », names in another language) stay as they are. English: the name as it is on the sign.
 */
export function spokenStreet(name: string, language: Language): string {
  if (language === 'en') return name;
  const [first = '', ...rest] = name.split(' ');
  const noun = first.toLocaleLowerCase('fr');
  const tail = rest.length > 0 ? ` ${rest.join(' ')}` : '';
  if (rest.length === 0) return name;
  if (PLURAL.has(noun)) return `les ${noun}${tail}`;
  const known = FEMININE.has(noun) || MASCULINE.has(noun);
  if (!known) return name;
  if (/^[aeiouyéèêâîôûh]/u.test(noun) && noun !== 'hameau') return `l’${noun}${tail}`;
  return `${FEMININE.has(noun) ? 'la' : 'le'} ${noun}${tail}`;
}
