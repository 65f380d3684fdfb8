/** What dossier and sheet have in common when they are drawn from the command line. */
import { resolveCamera } from '../analysis/optics';
import { redact } from '../codec/out/redaction/redact';
import type { DeviceModel } from '../model/catalogue';
import type { Camera } from '../model/plan';
import type { ExportRequest } from './arguments';
import type { Computed } from './compute';

export function drawnFrom({ city, profile, data, ...computed }: Computed, request: ExportRequest) {
  const { language, withheld } = request;
  const { plan, analysis } = redact(computed, withheld);
  const modelOf = (id: string): DeviceModel | undefined =>
    plan.head.catalogue.find((model) => model.id === id) ?? data.catalogue.find((model) => model.id === id);
  return {
    plan,
    city,
    analysis,
    withheld,
    levels: profile.levels,
    streetClasses: data.streetClasses,
    modelOf,
    resolve: (camera: Camera) =>
      resolveCamera(camera, camera.model === undefined ? undefined : modelOf(camera.model)),
    date: new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', { dateStyle: 'long' }).format(),
    soundSensors: (plan.head.settings.country ?? (language === 'fr' ? 'FR' : '')) !== 'FR',
  };
}
