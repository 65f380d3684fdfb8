/** The command line as a function of its arguments and streams: what a process and a test both call. */
import { analyseCommand } from './analyse-command';
import { readArguments } from './arguments';
import { convertCommand } from './convert-command';
import { EXIT, type ExitCode } from './exit';
import { exportCommand } from './export-command';
import type { Streams } from './files';
import { HELP } from './help';

export async function run(args: readonly string[], streams: Streams, version: string): Promise<ExitCode> {
  const command = readArguments(args);
  if (!command.ok) {
    for (const fault of command.error) streams.writeError(`error: ${fault}\n`);
    streams.writeError('anglemort --help says how to call it\n');
    return EXIT.unusable;
  }
  switch (command.value.kind) {
    case 'help':
      await streams.writeOutput(HELP);
      return args.length === 0 ? EXIT.unusable : EXIT.done;
    case 'version':
      await streams.writeOutput(`anglemort ${version}\n`);
      return EXIT.done;
    case 'analyse':
      return analyseCommand(command.value.request, streams);
    case 'convert':
      return convertCommand(command.value.request, streams);
    case 'export':
      return exportCommand(command.value.request, streams);
  }
}
