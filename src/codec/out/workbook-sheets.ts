/** The workbook of a plan and its result: what goes on which sheet. */
import { schedulePartTable } from './device-schedule';
import { tableInput, type ExportInput, type ExportSteps } from './export-input';
import { planTable } from './plan-table';
import {
  costsTable,
  coverageTable,
  masksTable,
  redundancyTable,
  sourcesTable,
  summaryTable,
  zonesTable,
} from './report-tables';
import { facadesTable, recognitionTable } from './privacy-tables';
import { scenarioCostsTable, scenarioTotalsTable } from './scenario-tables';
import { notesOf } from './notes';
import { noteOf } from './redaction/note';
import { soundNoteOf } from './sound-note';
import type { Table } from './table';
import { gapsTable, overlapsTable, placesTable } from './tables';
import { dispensableTable, overlapMatrix } from './worth-tables';
import { workbookSteps, type Sheet } from './xlsx/workbook';

export function* workbook(input: ExportInput): ExportSteps {
  const { words, plan } = input;
  const steps = workbookSteps(sheetsOf(input), {
    title: [plan.head.name, ...notesOf(input)].join(' – '),
    page: words.say('tab.page'),
    of: words.say('tab.of'),
  });
  let step = steps.next();
  for (; !step.done; step = steps.next()) yield { share: step.value };
  return step.value;
}

/** A table without a row is left out, but for the schedule: an empty sheet says nothing. */
function sheetsOf(input: ExportInput): Sheet[] {
  const tables = tableInput(input);
  const named: readonly (readonly [name: string, table: Table, filter?: boolean])[] = [
    ['summary', summaryTable(tables, noteOf(input), soundNoteOf(input)), false],
    ['devices', schedulePartTable(tables, 'siting')],
    ['devicesOptics', schedulePartTable(tables, 'optics')],
    ['devicesCoverage', schedulePartTable(tables, 'coverage')],
    ['devicesWorks', schedulePartTable(tables, 'works')],
    ['coverage', coverageTable(tables), false],
    ['redundancy', redundancyTable(tables), false],
    ['zones', zonesTable(tables)],
    ['places', placesTable(tables)],
    ['gaps', gapsTable(tables)],
    ['overlaps', overlapsTable(tables)],
    ['matrixArea', overlapMatrix(tables, 'area_m2'), false],
    ['matrixLength', overlapMatrix(tables, 'length_m'), false],
    ['dispensable', dispensableTable(tables)],
    ['masks', masksTable(tables)],
    ['facades', facadesTable(tables)],
    ['recognition', recognitionTable(tables)],
    ['costs', costsTable(tables, input.prices)],
    ['scenarioTotals', scenarioTotalsTable(tables), false],
    ['scenarioCosts', scenarioCostsTable(tables)],
    ['sources', sourcesTable(tables), false],
  ];
  const sheets = named
    .filter(([name, table]) => name === 'devices' || table.rows.length > 0)
    .map(([name, table, filter = true]) => ({
      name: input.words.say(`tab.${name}`),
      table,
      filter,
      // Twenty columns are read on A3; the same sheet on A4 is half as large.
      ...(name.startsWith('devices') ? { paper: 'A3' as const } : {}),
    }));
  // A version for the public is not to be worked on.
  if (tables.report.redaction) return sheets;
  // Its name is the same in both languages: a program looks for it.
  return [...sheets, { name: 'anglemort', table: planTable(input.plan), filter: false }];
}
