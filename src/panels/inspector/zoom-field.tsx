import { useId } from 'react';
import type { ResolvedCamera } from '../../analysis/optics';
import { formatNumber } from '../../i18n';
import type { DeviceModel } from '../../model/catalogue';
import type { Camera } from '../../model/plan';
import { useOperations, usePanels, useWords } from '../context';

interface ZoomProps {
  readonly camera: Camera;
  readonly model: DeviceModel | undefined;
  readonly resolved: ResolvedCamera;
}

const STEPS = 100;

/** The focal length of a varifocal lens, between its wide and its tele end; nothing for a fixed lens. */
export function ZoomField({ camera, model, resolved }: ZoomProps) {
  const t = useWords();
  const id = useId();
  const { setValues } = useOperations();
  const { zoom } = usePanels();
  const range = zoom.range(model);
  const view = resolved.views[0];
  if (!range || !view) return null;
  const share = Math.min(1, Math.max(0, zoom.share(range, view.hfov_deg)));
  const angle = formatNumber(view.hfov_deg, t.language, 1);
  const focal_mm = zoom.focal_mm(range, view.hfov_deg);
  const value =
    focal_mm === undefined
      ? t('zoom.valueTimes', { times: formatNumber(zoom.times(range, view.hfov_deg), t.language, 1), angle })
      : t('zoom.value', { focal: formatNumber(focal_mm, t.language, 1), angle });
  return (
    <div className="zoom-field">
      <label htmlFor={id}>{t('zoom.label')}</label>
      <output htmlFor={id}>{value}</output>
      <input
        id={id}
        type="range"
        min={0}
        max={STEPS}
        step={1}
        value={Math.round(share * STEPS)}
        disabled={camera.locked}
        aria-valuetext={value}
        onChange={(event) => {
          const hfov_deg = zoom.angle_deg(range, Number(event.target.value) / STEPS);
          // The vertical angle goes with the zoom: a stated one would belong to the old angle.
          setValues({
            ids: [camera.id],
            values: { hfov_deg: Math.round(hfov_deg * 100) / 100, vfov_deg: undefined },
          });
        }}
      />
      <p className="muted tiny">
        {t('zoom.ends', {
          wide: formatNumber(range.wide_deg, t.language),
          tele: formatNumber(range.tele_deg, t.language),
        })}
      </p>
    </div>
  );
}
