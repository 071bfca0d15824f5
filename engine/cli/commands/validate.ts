import { Command } from 'commander'
import { checkFile } from '../read-workflow.ts'
import { exitCode } from '../exit-code.ts'
import type { ExitCode } from '../exit-code.ts'
import { problemLines } from '../problem-lines.ts'

/** `reelgraph validate FILE`: every problem of a workflow at once. */
export function validateCommand(finish: (code: ExitCode) => void): Command {
  return new Command('validate')
    .description('Check a workflow file and list every problem in it.')
    .argument('<file>', 'a *.reelgraph.json file')
    .option('--json', 'print the problems as JSON')
    .action(async (file: string, options: { json?: boolean }) => {
      const problems = await checkFile(file)
      if (options.json) process.stdout.write(`${JSON.stringify(problems, null, 2)}\n`)
      else
        process.stdout.write(`${problems.length === 0 ? 'No problems' : problemLines(problems).join('\n')}\n`)
      finish(problems.some((problem) => problem.severity === 'error') ? exitCode.badInput : exitCode.done)
    })
}
