import { Command } from 'commander'
import { exitCode } from '../exit-code.ts'
import type { ExitCode } from '../exit-code.ts'
import { problemLines } from '../problem-lines.ts'

/** `reelgraph validate FILE`: every problem of a workflow at once. */
export function validateCommand(finish: (code: ExitCode) => void): Command {
  return new Command('validate')
    .description(
      'Check a workflow and list every problem in it; whether its models and files are here is seen when it runs.',
    )
    .argument('<file>', 'a *.reelgraph.json file, or a video or picture that carries its workflow')
    .option('--json', 'print the problems as JSON')
    .action(async (file: string, options: { json?: boolean }) => {
      const { checkFile } = await import('../read-workflow.ts')
      const { advised } = await import('../../graph/advice.ts')
      const problems = await checkFile(file)
      if (options.json)
        process.stdout.write(
          `${JSON.stringify(
            problems.map((problem) => advised(problem)),
            null,
            2,
          )}\n`,
        )
      else
        process.stdout.write(`${problems.length === 0 ? 'No problems' : problemLines(problems).join('\n')}\n`)
      finish(problems.some((problem) => problem.severity === 'error') ? exitCode.badInput : exitCode.done)
    })
}
