/** A workbook read back: by our reader here, by LibreOffice in tests/oracle. */
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { exported } from '../../../tests/fixtures/exported';
import { objectId } from '../../kernel/units';
import { aCamera, aPlan, aZone } from '../../testing/small-plan';
import { finish } from '../../kernel/steps';
import { readFile } from '../index';
import { readPlan, writePlan } from '../plan';
import type { Plan } from '../../model/plan';

const HOSTILE = '=HYPERLINK("http://x.test";"a")<b>&_x0041_\u0001';

const DORI = {
  id: 'dori',
  name: { fr: 'DORI', en: 'DORI' },
  levels: [{ id: 'detect', name: { fr: 'Détecter', en: 'Detect' }, density_px_per_m: 25 }],
  source: '',
  date: '',
};

const workbookOf = (plan: Plan): Uint8Array => exported({ format: 'xlsx', plan, profiles: [DORI] });

const sheets = (bytes: Uint8Array): string[] =>
  Object.entries(unzipSync(bytes))
    .filter(([name]) => name.startsWith('xl/worksheets/'))
    .map(([, content]) => strFromU8(content));

describe('the workbook', () => {
  it('[X7] has filters, a frozen row of headers and a page set up to print', () => {
    const bytes = workbookOf(aPlan());
    const devices = sheets(bytes)[1]!;
    expect(devices).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
    expect(devices).toMatch(/<autoFilter ref="A1:[A-Z]+2"\/>/);
    expect(devices).toContain('orientation="landscape" fitToWidth="1" fitToHeight="0"');
    const workbook = strFromU8(unzipSync(bytes)['xl/workbook.xml']!);
    expect(workbook).toContain('_xlnm.Print_Titles');
  });

  it('[X7] keeps numbers numbers: Lambert conformal or UTM coordinates, grid azimuth', () => {
    const devices = sheets(workbookOf(aPlan()))[2]!;
    // Monaco lies in the box of Lambert-93. Convergence at 7.42 E: 0.725607765 × 4.42° = 3.2072°, so 40° true is 36.79° grid.
    expect(devices).toMatch(/<v>40<\/v>/);
    expect(devices).toMatch(/<v>36\.79\d*<\/v>/);
  });

  it('[X6] holds no formula, whatever a name says, and nothing that XML forbids', () => {
    const all = sheets(workbookOf(aPlan([aCamera({ name: HOSTILE })], { name: HOSTILE })));
    for (const xml of all) {
      expect(xml).not.toMatch(/<f[ >]/);
      expect(xml).not.toContain('\u0001');
      expect(xml).not.toContain('<b>');
    }
    expect(all[1]).toContain('=HYPERLINK(&quot;http://x.test');
    // An escape of SpreadsheetML in a name is text, not the letter A.
    expect(all[1]).toContain('_x005F_x0041_');
  });

  it('[L9] has the costs of every scenario, a price that is missing blank; none in a version for the public', () => {
    const plan = aPlan([aCamera({ ref: 'C1', status: 'proposed', phase: 2 })]);
    const other = aCamera({ id: objectId('only-there'), ref: 'C9', status: 'proposed', phase: 3 });
    const list = [
      { id: 'a', name: 'Now' },
      { id: 'b', name: 'Elsewhere', devices: [other] },
    ];
    const two: Plan = { ...plan, head: { ...plan.head, scenarios: { current: 'a', list } } };
    const cabinet = {
      id: 'cabinet',
      part: 'power',
      basis: 'mast',
      name: { fr: 'Armoire', en: 'Cabinet' },
      min_eur: 1234.56,
      placeholder: false,
      source: '',
      date: '',
    } as const;
    const ask = { format: 'xlsx', plan: two, profiles: [DORI], prices: [cabinet] };
    const rows = sheets(exported(ask)).find((xml) => xml.includes('C9'))!;
    expect(rows).toContain('Elsewhere');
    // Of the device two prices are missing; its mast's cabinet has one.
    const row = (needle: RegExp): string => rows.split('<row').find((xml) => needle.test(xml))!;
    const device = row(/Elsewhere[^]*C9[^]*C9/);
    expect(device).not.toMatch(/r="[EF]\d+"/);
    expect(device).toContain('prix manquant');
    expect(device).toContain('<v>2</v>');
    expect(rows).toContain('<v>1234.56</v>');
    const told = exported({ ...ask, withheld: ['models'] });
    for (const xml of sheets(told)) expect(xml).not.toContain('Elsewhere');
  });

  it('[R19] gives the same plan when it is read again', () => {
    const plan = aPlan([
      aCamera({
        views: [{ role: 'home', azimuth_deg: 10 }],
        name: 'true',
        unknown: { longitude: 'x', n: 1 },
      }),
      aZone({ cameras: [objectId('c1')], role: 'mask' }),
      { kind: 'place', id: objectId('p'), position: [7.4, 43.7], name: '123' },
    ]);
    const outcome = finish(readFile('plan.xlsx', workbookOf(plan), { makeId: () => objectId('new') }));
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
    const read = readPlan(outcome.value.planJson!, {});
    if (!read.ok) throw new Error('not a plan');
    expect(read.value.faults).toEqual([]);
    // The columns of a sheet have an order of their own: members come back in theirs.
    expect(JSON.parse(writePlan(read.value.plan))).toEqual(JSON.parse(writePlan(plan)));
  });

  it('gives the same bytes for the same plan', () => {
    expect(workbookOf(aPlan())).toEqual(workbookOf(aPlan()));
  });
});
