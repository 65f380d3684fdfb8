/** The visibility test in words, one line a device (UI.md 6). */
import type { ProbedCamera } from '../../analysis/probe';
import { formatLength, formatNumber, type Translator } from '../../i18n';
import { labelOf } from '../../model/edits';
import type { Plan } from '../../model/plan';
import { currentProfile, type AppState } from '../../store';
import { heardAt } from './probe';

/** Unseen cameras that get a line of their own; the others are counted. */
const UNSEEN_NAMED = 4;

export function probeLines(state: AppState, t: Translator): readonly string[] {
  const answer = state.probe?.answer;
  if (!answer) return [t('map.probe.wait')];
  const seen = answer.cameras.filter((camera) => camera.seen);
  const unseen = answer.cameras.filter((camera) => !camera.seen);
  const more = unseen.length - UNSEEN_NAMED;
  const { result } = state.analysis;
  const heard = result ? heardAt(answer.at, result, state.plan) : [];
  return [
    ...(seen.length === 0 ? [t('map.probe.none')] : seen.flatMap((camera) => seenWords(camera, state, t))),
    ...unseen.slice(0, UNSEEN_NAMED).map((camera) => unseenWords(camera, state.plan, t)),
    ...(more > 0 ? [t('map.probe.more', { n: more })] : []),
    ...heard.map(({ device, distance_m }) =>
      t('map.probe.heard', { ref: labelOf(device), distance: formatLength(distance_m, t.language) }),
    ),
  ];
}

function seenWords(camera: ProbedCamera, state: AppState, t: Translator): readonly string[] {
  const level = currentProfile(state)?.levels.find(({ id }) => id === camera.level);
  const whole = (value: number): string => formatNumber(Math.round(value), t.language);
  const fit = camera.faceAngle ? 'face' : camera.plateAngle ? 'plate' : 'steep';
  return [
    t('map.probe.seen', {
      ...common(camera, state.plan, t),
      density: whole(camera.density_px_per_m),
      level: level?.name[t.language] ?? '',
    }),
    t('map.probe.angles', { depression: whole(camera.depression_deg), yaw: whole(camera.yaw_deg) }),
    t(`map.probe.${fit}`),
  ];
}

function unseenWords(camera: ProbedCamera, plan: Plan, t: Translator): string {
  // The tag is narrow: the reason that speaks first, by [C4].
  const reasons = camera.failures
    .slice(0, 1)
    .map((failure) =>
      failure === 'occluded' && camera.obstacle?.name !== undefined
        ? t('reason.occludedBy', { name: camera.obstacle.name })
        : t(`reason.${failure}`),
    );
  return t('map.probe.unseen', {
    ...common(camera, plan, t),
    reasons: reasons.length > 0 ? reasons.join(', ') : t('map.probe.noView'),
  });
}

function common(
  { id, slant_m }: ProbedCamera,
  plan: Plan,
  t: Translator,
): { readonly ref: string; readonly distance: string } {
  const camera = plan.objects.get(id);
  return { ref: camera ? labelOf(camera) : id, distance: formatLength(slant_m, t.language) };
}
