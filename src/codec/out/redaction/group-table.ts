/** The schedule without positions: how many devices of each kind there are. */
import type { DeviceGroup } from '../../../analysis/redaction';
import { tableOf, type Column, type Table } from '../table';
import type { TableInput } from '../tables';

export function groupTable({ words, modelOf }: TableInput, groups: readonly DeviceGroup[]): Table {
  const head = words.header;
  const type = ({ model }: DeviceGroup): string | undefined =>
    model === undefined ? undefined : modelOf(model)?.type;
  const columns: Column<DeviceGroup>[] = [
    { header: head.kind, cell: (r) => words.value(`kind.${r.kind}`) },
    { header: head.purpose, cell: (r) => r.purpose },
    { header: head.status, cell: (r) => words.value(`status.${r.status}`) },
    ...(groups.some(({ model }) => model !== undefined)
      ? [
          {
            header: head.type,
            cell: (r: DeviceGroup) => {
              const found = type(r);
              return found && words.term(`deviceType.${found}`);
            },
          },
          { header: head.model, cell: (r: DeviceGroup) => r.model && words.model(r.model) },
        ]
      : []),
    { header: head.quantity, cell: (r) => r.quantity },
  ];
  return tableOf(columns, groups);
}
