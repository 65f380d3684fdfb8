/** Where faces could be recognised and plates read, for the impact assessment (AIPD): in all, then by camera. */
import { labelOf } from '../sheet/device-layer';
import type { DossierInput } from './input';
import { tablePages, type PlannedPage } from './page';

/** Nothing where the report does not say, as of an older plan or where positions are withheld. */
export function recognitionPages(input: DossierInput): PlannedPage[] {
  const { words, plan } = input;
  const found = input.analysis?.report.privacy.recognition;
  if (!found) return [];
  const limits = found.map(({ kind, limits: { density_px_per_m, depression_deg, target_m, source } }) =>
    words.write('recognition.limits', {
      kind: words.value(`recognition.${kind}`),
      density: words.number(density_px_per_m, 0),
      angle: words.number(depression_deg, 0),
      height: words.number(target_m, 1),
      source,
    }),
  );
  return tablePages(input, {
    title: words.write('table.recognition'),
    note: [words.term('recognition.meaning'), ...limits].join(' '),
    columns: [
      { head: words.write('column.recognition'), share: 0.2 },
      { head: words.write('column.camera'), share: 0.24 },
      { head: words.write('column.publicArea'), share: 0.14, isNumber: true },
      { head: words.write('column.length'), share: 0.14, isNumber: true },
      { head: words.write('column.dwellings'), share: 0.14, isNumber: true },
      { head: words.write('column.unknownUse'), share: 0.14, isNumber: true },
    ],
    rows: found.flatMap((row) =>
      [
        { figures: row, label: words.value('recognition.all') },
        ...row.devices.map((figures) => {
          const device = plan.objects.get(figures.id);
          return { figures, label: device?.kind === 'camera' ? labelOf(device) : figures.id };
        }),
      ].map(({ figures, label }) => [
        words.value(`recognition.${row.kind}`),
        label,
        words.area(figures.area_m2),
        words.length(figures.length_m),
        // A plate hangs on no house.
        row.kind === 'face' ? String(figures.dwellingBuildings) : '',
        row.kind === 'face' ? String(figures.unknownBuildings) : '',
      ]),
    ),
  });
}
