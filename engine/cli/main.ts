import { Command, CommanderError } from 'commander'
import { hasCode } from '../define/reelgraph-error.ts'
import { BadInput } from './bad-input.ts'
import { doctorCommand } from './commands/doctor.ts'
import { makeCommand } from './commands/make.ts'
import { modelsCommand } from './commands/models.ts'
import { nodesCommand } from './commands/nodes.ts'
import { runCommand } from './commands/run.ts'
import { serveCommand } from './commands/serve.ts'
import type { OpenEditor } from './commands/serve.ts'
import { validateCommand } from './commands/validate.ts'
import { packageVersion } from '../worker/package-version.ts'
import { exitCode } from './exit-code.ts'
import type { ExitCode } from './exit-code.ts'
import { errorLine } from './error-line.ts'

/** Refusals of other rooms that another command line would mend. */
const mendable: ReadonlySet<string> = new Set([
  'device.unavailable',
  'model.not-a-bundle',
  'data.unwritable',
  'server.port-taken',
  'server.address',
  'server.port-refused',
])

/**
 * Runs one command line (without `node` and the script) and returns its exit code: 0 done, 1 failed, 2 bad input, 130
 * cancelled. `openEditor` brings the pages that `serve` shows; without it there are the API and the sockets only.
 */
export async function main(words: readonly string[], openEditor?: OpenEditor): Promise<ExitCode> {
  let code: ExitCode = exitCode.done
  const finish = (result: ExitCode): void => {
    code = result
  }
  const program = new Command('reelgraph')
    .description('Text to video as a graph: make a clip, run a workflow, look at nodes, models and devices.')
    .version(packageVersion())
    .showHelpAfterError('Type reelgraph --help to see the commands.')
    .exitOverride()
  for (const command of [
    makeCommand,
    runCommand,
    validateCommand,
    nodesCommand,
    modelsCommand,
    doctorCommand,
    (finish: (result: ExitCode) => void) => serveCommand(finish, openEditor),
  ]) {
    program.addCommand(inheriting(program, command(finish)))
  }
  try {
    await program.parseAsync(words, { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.done : exitCode.badInput
    if (hasCode(error)) process.stderr.write(`${errorLine(error)}\n`)
    else process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    return error instanceof BadInput || (hasCode(error) && mendable.has(error.code))
      ? exitCode.badInput
      : exitCode.failed
  }
}

/** A command, and those inside it, that leave the process to us when they refuse their words. */
function inheriting(parent: Command, command: Command): Command {
  command.copyInheritedSettings(parent)
  for (const inner of command.commands) inheriting(command, inner)
  return command
}
