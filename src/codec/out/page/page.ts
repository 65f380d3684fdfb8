/**
 * The public page (domain reference 5): one HTML file for citizens that asks nothing of the network. Its policy lets
 * nothing run or style it but what stands in it, by checksum; every name is text.
 */
import { strToU8 } from 'fflate';
import type { Camera } from '../../../model/plan';
import { attributionOf } from '../attribution';
import { resultOf, type ExportInput, type ExportSteps } from '../export-input';
import { notesOf } from '../notes';
import { filmedStreets } from './filmed-streets';
import { markup, NO_HTML, sourceOf, verbatim, type Html } from './markup';
import { drawMap } from './map';
import { camerasSection, contactSection, figuresSection, purposesSection, rightsSection } from './sections';
import type { Say } from './say';
import { SCRIPT } from './script';
import { STYLE } from './style';

/** SHA-256 of what stands between the tags; the test computes them anew. */
const STYLE_SUM = '8YjVUu0/gDTJG51W73IHsEqweDfIqymkcuF+bQadHCQ=';
const SCRIPT_SUM = 'kMLes93257+nNZLz2kZH7ok3fPwrMwQtPGuHJmBaEw8=';

const POLICY = `default-src 'none'; style-src 'sha256-${STYLE_SUM}'; script-src 'sha256-${SCRIPT_SUM}'; base-uri 'none'; form-action 'none'`;

export function* publicPage(input: ExportInput): ExportSteps {
  const { plan, words } = input;
  const say: Say = (key, params) => words.say(`page.${key}`, params);
  const title = plan.head.name || say('title');
  const notes = notesOf(input);
  yield { share: 0 };
  const map = mapSection(input, say);
  yield { share: 0.5 };
  const streets = streetsSection(input, say);
  yield { share: 0.9 };
  const page = markup`<!doctype html>
    <html lang="${say('lang')}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="generator" content="Anglemort" />
        <title>${title} – ${say('about')}</title>
        <style>${verbatim(STYLE)}</style>
      </head>
      <body>
        <a class="skip" href="#text">${say('skip')}</a>
        <header>
          <h1>${title}</h1>
          <p class="soft">${say('about')}</p>
          ${notes.map((note) => markup`<p class="note">${note}</p>`)}
        </header>
        <main>
          ${map}
          <div id="text">
            ${streets} ${figuresSection(input, say)} ${purposesSection(input, say)}
            ${camerasSection(input, say)} ${contactSection(input, say)} ${rightsSection(input, say)}
          </div>
        </main>
        ${foot(input, say)}
        <script>${verbatim(SCRIPT)}</script>
      </body>
    </html>
`;
  return strToU8(sourceOf(page));
}

function mapSection(input: ExportInput, say: Say): Html {
  const analysis = resultOf(input);
  const { redaction } = analysis.report;
  const cameras = [...input.plan.objects.values()].filter(
    (o): o is Camera => o.kind === 'camera' && o.status !== 'removed',
  );
  const map = drawMap({ ...input, analysis, cameras, label: say('map') });
  const hidden = redaction?.withheld.includes('zones') === true;
  if (!map)
    return markup`<h2>${say('zones')}</h2>
      <p>${say('zonesWithheld')}</p>`;
  const has = (status: 'existing' | 'proposed'): boolean =>
    cameras.some((camera) => (camera.status === 'proposed' ? 'proposed' : 'existing') === status);
  const keys: readonly (readonly [shown: boolean, mark: Html, name: string])[] = [
    [!hidden, markup`<rect class="filmed" width="32" height="20" />`, 'filmed'],
    [map.hasMasks, markup`<rect class="masked" width="32" height="20" />`, 'masked'],
    [map.hasPerimeter, markup`<path class="perimeter" d="M0 10h32" />`, 'perimeter'],
    [has('existing'), markup`<g class="camera existing"><circle cx="16" cy="10" r="6" /></g>`, 'existing'],
    [has('proposed'), markup`<g class="camera proposed"><circle cx="16" cy="10" r="6" /></g>`, 'proposed'],
  ];
  return markup`<section aria-labelledby="zones">
    <h2 id="zones">${say('zones')}</h2>
    ${hidden ? markup`<p>${say('zonesWithheld')}</p>` : NO_HTML}
    <div class="map">
      ${map.svg}
      <div class="tools">
        <button type="button" value="in" aria-label="${say('zoomIn')}">+</button
        ><button type="button" value="out" aria-label="${say('zoomOut')}">−</button
        ><button type="button" value="reset">${say('reset')}</button>
      </div>
    </div>
    <ul class="legend">
      ${keys.filter(([shown]) => shown).map(([, mark, name]) => markup`<li><svg class="key" viewBox="0 0 32 20" aria-hidden="true">${mark}</svg>${say(name)}</li>`)}
    </ul>
    <p class="soft">${say('mapHelp')}</p>
    ${redaction?.cell_m === undefined || hidden ? NO_HTML : markup`<p class="note">${say('squares', { side: redaction.cell_m })}</p>`}
    <p class="soft">${methodOf(input, say)}</p>
  </section>`;
}

function methodOf(input: ExportInput, say: Say): string {
  const { report } = resultOf(input);
  const level = input.levels.find(({ id }) => id === report.level.id);
  const { heightAssumed, heightKnown } = report.data;
  const all = heightAssumed + heightKnown;
  return say('method', {
    target: report.targetHeight_m,
    level: level ? input.words.level(level) : report.level.id,
    density: report.level.density_px_per_m,
    assumed: all === 0 ? 0 : Math.round((100 * heightAssumed) / all),
  });
}

function streetsSection(input: ExportInput, say: Say): Html {
  const analysis = resultOf(input);
  if (analysis.report.redaction?.withheld.includes('zones')) return NO_HTML;
  const streets = filmedStreets(input.city, analysis);
  if (streets.length === 0) return markup`<p>${say('noStreet')}</p>`;
  return markup`<details>
    <summary>${say('streets', { count: streets.length })}</summary>
    <table>
      <thead>
        <tr>
          <th scope="col">${say('street')}</th>
          <th scope="col">${say('share')}</th>
        </tr>
      </thead>
      <tbody>
        ${streets.map(
          ({ name, part }) =>
            markup`<tr>
              <td>${name}</td>
              <td>${say(part)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </details>`;
}

function foot(input: ExportInput, say: Say): Html {
  const { report } = resultOf(input);
  const parts = [
    ...attributionOf(report.data.sources),
    say('revision', { revision: report.revision }),
    say('madeWith'),
  ];
  return markup`<footer><p>${parts.join(' · ')}</p></footer>`;
}
