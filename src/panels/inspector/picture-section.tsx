import { Fragment, useEffect, useId, useState } from 'react';
import type { CameraPicture, PictureShape } from '../../analysis/view';
import { formatLength, formatNumber, formatShare, type Translator } from '../../i18n';
import type { Camera } from '../../model/plan';
import type { ResolvedCamera } from '../../analysis/optics';
import { SelectField } from '../../ui';
import { useAppState, useOperations, useWords } from '../context';
import { Section } from './section';
import { viewLabel } from './views-section';
import './picture.css';

interface PictureSectionProps {
  readonly camera: Camera;
  readonly resolved: ResolvedCamera;
}

/** What the camera shows, view by view, with a person at the tested place; turns with the handles. */
export function PictureSection({ camera, resolved }: PictureSectionProps) {
  const t = useWords();
  const { lookThrough } = useOperations();
  const [chosen, setChosen] = useState(0);
  const view = Math.min(chosen, resolved.views.length - 1);
  const answer = useAppState((state) =>
    state.picture?.answer?.camera === camera.id ? state.picture.answer : undefined,
  );
  useEffect(() => {
    if (view < 0) return undefined;
    void lookThrough({ camera: camera.id, view });
    return () => void lookThrough({ camera: undefined });
  }, [lookThrough, camera.id, view]);
  if (view < 0) return null;
  const views = camera.views ?? [];
  return (
    <Section title={t('picture.title')} aside={answer?.picture && sizeWords(answer.picture, t)}>
      {resolved.views.length > 1 && (
        <SelectField
          layout="wide"
          label={t('picture.view')}
          value={String(view)}
          options={resolved.views.map((one, i) => ({
            value: String(i),
            label: viewLabel(views, one.index, t),
          }))}
          onChange={(value) => setChosen(Number(value))}
        />
      )}
      {answer?.picture ? (
        <Picture picture={answer.picture} />
      ) : (
        <p className="muted small">{t(answer ? 'picture.none' : 'map.probe.wait')}</p>
      )}
    </Section>
  );
}

const sizeWords = ({ width_px, height_px }: CameraPicture, t: Translator): string =>
  `${formatNumber(width_px, t.language)} × ${formatNumber(height_px, t.language)} px`;

function Picture({ picture }: { readonly picture: CameraPicture }) {
  const t = useWords();
  const id = useId();
  const { width_px, height_px, circle_px } = picture;
  return (
    <>
      <svg
        className="picture"
        viewBox={`0 0 ${width_px} ${height_px}`}
        role="img"
        aria-label={personWords(picture, t)}
      >
        <defs>
          <clipPath id={`${id}frame`}>
            {circle_px === undefined ? (
              <rect width={width_px} height={height_px} />
            ) : (
              <circle cx={width_px / 2} cy={height_px / 2} r={circle_px} />
            )}
          </clipPath>
          <g id={`${id}scene`} clipPath={`url(#${id}frame)`}>
            <rect className="picture__sky" width={width_px} height={height_px} />
            {picture.shapes.map((shape, i) => (
              // Shapes have no names: their place in the order of drawing is what they are.
              <Fragment key={i}>
                <path className={shapeClass(shape)} d={pathOf(shape.rings, 'Z')} />
                {shape.lines && (
                  <path
                    className={`picture__edge${shape.assumed ? ' picture__assumed' : ''}`}
                    d={pathOf(shape.lines, '')}
                  />
                )}
              </Fragment>
            ))}
          </g>
        </defs>
        <use href={`#${id}scene`} />
      </svg>
      <Crop picture={picture} scene={`${id}scene`} />
      <p className="small">{personWords(picture, t)}</p>
      {picture.assumedSolids > 0 && (
        <p className="muted tiny">
          {t('picture.assumed', {
            n: picture.assumedSolids,
            of: picture.solids,
            share: formatShare(picture.assumedSolids / picture.solids, t.language, 0),
          })}
        </p>
      )}
      <p className="muted tiny">{t('picture.note')}</p>
    </>
  );
}

const MOST_CROP_PX = { width: 270, height: 300 } as const;
const MARGIN_PX = 12;

/** The person alone, one point of the screen for each pixel of the picture; of a large one the head and what fits. */
function Crop({ picture, scene }: { readonly picture: CameraPicture; readonly scene: string }) {
  const t = useWords();
  const { person, width_px, height_px } = picture;
  if (!person?.box || person.height_px === undefined) return null;
  const [x0, y0, x1, y1] = person.box;
  if (x1 < 0 || y1 < 0 || x0 > width_px || y0 > height_px) return null;
  const whole = Math.ceil(y1 - y0 + 2 * MARGIN_PX);
  const width = Math.min(MOST_CROP_PX.width, Math.ceil(x1 - x0 + 2 * MARGIN_PX));
  const height = Math.min(MOST_CROP_PX.height, whole);
  return (
    <figure className="picture-crop">
      <svg
        width={width}
        height={height}
        viewBox={`${(x0 + x1 - width) / 2} ${y0 - MARGIN_PX} ${width} ${height}`}
        aria-hidden
      >
        <use href={`#${scene}`} />
      </svg>
      <figcaption className="small">
        {t('picture.crop', { n: formatNumber(Math.round(person.height_px), t.language) })}
        <br />
        <span className="muted tiny">{t(height < whole ? 'picture.truePart' : 'picture.trueSize')}</span>
      </figcaption>
    </figure>
  );
}

const SHADES = 4;

function shapeClass({ class: name, shade }: PictureShape): string {
  const tone = shade === undefined ? '' : ` picture__shade-${Math.round(shade * SHADES)}`;
  return `picture__${name}${tone}`;
}

const pathOf = (lines: PictureShape['rings'], end: 'Z' | ''): string =>
  lines.map((line) => `M${line.map(([u, w]) => `${tenth(u)} ${tenth(w)}`).join('L')}${end}`).join('');

const tenth = (px: number): number => Math.round(px * 10) / 10;

/** Seen, at which density and how high; or why not. */
function personWords({ person }: CameraPicture, t: Translator): string {
  if (!person) return t('picture.empty');
  const { probed } = person;
  const distance = formatLength(probed.slant_m, t.language);
  if (!probed.seen) {
    const reasons = probed.failures.map((failure) =>
      failure === 'occluded' && probed.obstacle?.name !== undefined
        ? t('reason.occludedBy', { name: probed.obstacle.name })
        : t(`reason.${failure}`),
    );
    return t('picture.unseen', { distance, reasons: reasons.join(', ') });
  }
  return t('picture.seen', {
    distance,
    density: formatNumber(Math.round(probed.density_px_per_m), t.language),
    face: formatNumber(Math.round(FACE_M * probed.density_px_per_m), t.language),
  });
}

/** Width of a face (domain reference §2.4), m. */
const FACE_M = 0.16;
