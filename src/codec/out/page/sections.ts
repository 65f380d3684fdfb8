/** The page's text: figures, purposes, cameras, who answers, rights. What nobody stated is said to be open. */
import { NOTICE_FIELDS } from '../../../model/notice';
import type { Camera } from '../../../model/plan';
import { resultOf, type ExportInput } from '../export-input';
import { purposeName } from '../purpose';
import { deviceGroups } from '../redaction/redact-plan';
import { markup, NO_HTML, type Html } from './markup';
import type { Say } from './say';

export function figuresSection(input: ExportInput, say: Say): Html {
  const { report } = resultOf(input);
  const { redaction, area, streets } = report;
  const count = (kind: string): number => report.devices.filter((row) => row.kind === kind).length;
  const sensors = redaction?.sensors ?? count('sound-sensor');
  const { facades } = report.privacy;
  const percent = (share: number): string => say('percent', { share: Math.round(1000 * share) / 10 });
  const rows: readonly (readonly [string, string])[] = [
    [say('cameras'), String(redaction?.cameras ?? count('camera'))],
    ...(sensors > 0 ? [[say('sensors'), String(sensors)] as const] : []),
    [
      say('area'),
      say('areaValue', { share: Math.round(1000 * area.share) / 10, area: Math.round(area.covered_m2) }),
    ],
    [say('streetShare'), percent(streets.share)],
    ...(facades
      ? [
          [
            say('dwellings'),
            say('dwellingsValue', { known: facades.dwellingBuildings, unknown: facades.unknownBuildings }),
          ] as const,
        ]
      : []),
    [say('retention'), retentionOf(input, say)],
  ];
  return markup`<section>
    <h2>${say('figures')}</h2>
    <table>
      <tbody>
        ${rows.map(
          ([name, value]) =>
            markup`<tr>
              <th scope="row">${name}</th>
              <td>${value}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}

function retentionOf(input: ExportInput, say: Say): string {
  const days = input.plan.head.costs?.retention_days;
  if (days !== undefined) return say('days', { days });
  return say(isFrench(input) ? 'retentionLaw' : 'retentionOpen');
}

/** A plan that states no country is taken to be where its language is spoken: the law must not be passed over. */
const isFrench = ({ plan, words }: ExportInput): boolean =>
  (plan.head.settings.country ?? (words.say('page.lang') === 'fr' ? 'FR' : '')) === 'FR';

export function purposesSection(input: ExportInput, say: Say): Html {
  const { plan, words } = input;
  const groups = resultOf(input).report.redaction?.groups ?? deviceGroups(plan, []);
  const counts = new Map<string, number>();
  for (const { kind, status, purpose, quantity } of groups) {
    if (kind !== 'camera' || status === 'removed') continue;
    const name = purpose ? purposeName(words.term, purpose) : say('purposeOpen');
    counts.set(name, (counts.get(name) ?? 0) + quantity);
  }
  const law = isFrench(input)
    ? markup`<p>${say('purposesLaw')}</p>
        <p>${say('dwellingsLaw')}</p>`
    : NO_HTML;
  return markup`<section>
    <h2>${say('purposes')}</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">${say('purpose')}</th>
          <th scope="col" class="number">${say('list')}</th>
        </tr>
      </thead>
      <tbody>
        ${[...counts].map(
          ([name, n]) =>
            markup`<tr>
              <td>${name}</td>
              <td class="number">${n}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${law}
  </section>`;
}

/** One by one where positions are told; of models what the plan's maker tells. */
export function camerasSection(input: ExportInput, say: Say): Html {
  const { plan, words } = input;
  const head = words.header;
  const cameras = [...plan.objects.values()].filter(
    (o): o is Camera => o.kind === 'camera' && o.status !== 'removed',
  );
  if (cameras.length === 0) return NO_HTML;
  const withModel = cameras.some(({ model }) => model !== undefined);
  const rows = cameras.map(
    ({ ref, name, status, purpose, model }) =>
      markup`<tr>
        <td>${ref ?? ''}</td>
        <td>${name ?? ''}</td>
        <td>${words.value(`status.${status ?? 'existing'}`)}</td>
        <td>${purpose ? purposeName(words.term, purpose) : ''}</td>
        ${withModel ? markup`<td>${model === undefined ? '' : words.model(model)}</td>` : NO_HTML}
      </tr>`,
  );
  const titles = [head.ref, say('where'), head.status, say('purpose'), ...(withModel ? [head.model] : [])];
  return markup`<section>
    <h2>${say('list')}</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            ${titles.map((title) => markup`<th scope="col">${title}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
  </section>`;
}

export function contactSection({ plan, words }: ExportInput, say: Say): Html {
  const rows = NOTICE_FIELDS.filter((field) => field !== 'dpo' || (plan.head.notice?.dpo ?? '') !== '').map(
    (field) =>
      markup`<dt>${words.term(`notice.${field}`)}</dt>
        <dd>${plan.head.notice?.[field] || say('notStated')}</dd>`,
  );
  return markup`<section>
    <h2>${say('contactTitle')}</h2>
    <dl>${rows}</dl>
  </section>`;
}

const CNIL = 'https://www.cnil.fr/fr/la-videoprotection';

export function rightsSection(input: ExportInput, say: Say): Html {
  const french = isFrench(input);
  const rights = ['rightAccess', 'rightErase', 'rightHow', french ? 'rightCnil' : 'rightAuthority'];
  const link = french
    ? markup`<p><a href="${CNIL}" rel="noreferrer noopener">${say('cnil')}</a></p>`
    : NO_HTML;
  return markup`<section>
    <h2>${say('rights')}</h2>
    <ul>
      ${rights.map((key) => markup`<li>${say(key)}</li>`)}
    </ul>
    ${link}
    <p class="soft">${say('sources')}: ${say(french ? 'lawSources' : 'gdprSource')}</p>
  </section>`;
}
