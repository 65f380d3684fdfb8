import type { Words } from '../types';

/** Data of a service for the visible area. */
export const SERVICES = {
  'op.keepService': ['Autoriser un service', 'Allow a service'],
  'op.fetchService': ['Télécharger depuis un service', 'Download from a service'],
  'op.stopService': ['Arrêter le téléchargement', 'Stop the download'],
  'op.openService': ['Données d’un service pour la zone visible…', 'Data of a service for the visible area…'],
  'plan.service': ['Données d’un service…', 'Data of a service…'],
  'service.title': ['Données d’un service pour la zone visible', 'Data of a service for the visible area'],
  'service.which': ['Service', 'Service'],
  'service.preset.ign': ['IGN, BD TOPO : bâtiments et voies', 'IGN, BD TOPO: buildings and streets'],
  'service.preset.osm': ['OpenStreetMap, par Overpass', 'OpenStreetMap, by Overpass'],
  'service.preset.wfs': ['Autre serveur WFS', 'Another WFS server'],
  'service.preset.features': ['Autre serveur OGC API Features', 'Another OGC API Features server'],
  'service.address': ['Adresse', 'Address'],
  'service.layers': ['Couches', 'Layers'],
  'service.layers.hint': ['Noms séparés par des virgules.', 'Names separated by commas.'],
  'service.area': [
    'Zone demandée : celle que montre la carte, {size}.',
    'Area asked for: what the map shows, {size}.',
  ],
  'service.sends': [
    'À la demande, {address} reçoit les limites de cette zone et votre adresse IP, rien du plan.',
    'On request, {address} receives the limits of this area and your IP address, nothing of the plan.',
  ],
  'service.notAllowed': [
    '{address} n’est pas encore permis : la page ne peut joindre que les adresses que vous autorisez. Autoriser recharge la page ; le plan est gardé.',
    '{address} is not allowed yet: the page can reach only the addresses that you allow. Allowing loads the page anew; the plan is kept.',
  ],
  'service.allow': ['Autoriser et recharger', 'Allow and reload'],
  'service.fetch': ['Télécharger', 'Download'],
  'service.busy': ['Téléchargement en cours', 'Downloading'],
  'service.progress': ['{n} objets, {bytes}', '{n} features, {bytes}'],
  'network.failed': [
    'Le service n’a pas répondu ({detail}). Vérifiez l’adresse et la connexion ; le service doit permettre l’accès depuis une page web (CORS).',
    'The service did not answer ({detail}). Check the address and the connection; the service must allow access from a web page (CORS).',
  ],
  'network.refused': [
    'Le service a refusé la demande ({detail}).',
    'The service refused the request ({detail}).',
  ],
  'network.tooBig': [
    'La réponse dépasse 256 Mo : la lecture a été arrêtée. Réduisez la zone visible.',
    'The answer is over 256 MB: reading was stopped. Make the visible area smaller.',
  ],
  'network.answer': [
    'Le service a répondu autre chose que des données : « {detail} ». Vérifiez les noms de couches.',
    'The service answered something else than data: “{detail}”. Check the names of layers.',
  ],
  'refused.serviceAddress': [
    'Une adresse en https est demandée (http seulement sur cette machine).',
    'An address with https is needed (http on this machine only).',
  ],
  'refused.serviceArea': [
    'La zone visible est trop grande (plus de 20 km) ou inconnue. Zoomez sur la zone d’étude.',
    'The visible area is too large (over 20 km) or unknown. Zoom in on the study area.',
  ],
} as const satisfies Words;
