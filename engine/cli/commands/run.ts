import { Command } from 'commander'
import { BadInput } from '../bad-input.ts'
import { parseAssignment } from '../assignment.ts'
import type { Assignment } from '../assignment.ts'
import type { ExitCode } from '../exit-code.ts'
import { deviceWish, withDeviceOptions } from './device-options.ts'
import type { DeviceOptions } from './device-options.ts'

interface RunOptions extends DeviceOptions {
  readonly set: readonly Assignment[]
  readonly out: string
  readonly to?: readonly string[]
  readonly stopAfter?: number
  readonly json?: boolean
}

/** `reelgraph run FILE`: a workflow from a file, or from inside a video that Reelgraph made. */
export function runCommand(finish: (code: ExitCode) => void): Command {
  const command = new Command('run')
    .description('Run a workflow file, or the workflow inside a video that Reelgraph made.')
    .argument('<file>', 'a *.reelgraph.json file, or an MP4, WebM, WebP, GIF or PNG that carries one')
    .option(
      '--set <name=value>',
      'set an exposed input by name, or any param as node.param, inside a subgraph as a/b.param; a file param takes a path',
      (text: string, before: readonly Assignment[]) => [...before, parseAssignment(text)],
      [],
    )
    .option('--out <folder>', 'where finished files go', '.')
    .option('--to <node...>', 'run only to these nodes')
    .option(
      '--stop-after <steps>',
      'denoise only this many steps, of several samplers in a row the last; the same command without it goes on from there, with --set where dice drew a seed',
      stepCount,
    )
    .option('--json', 'print run events as lines of JSON')
  return withDeviceOptions(command).action(async (file: string, options: RunOptions) => {
    const wish = deviceWish(options)
    const { openWorkflow } = await import('../read-workflow.ts')
    const document = await openWorkflow(file)
    const { runWorkflow } = await import('../run-workflow.ts')
    finish(
      await runWorkflow({
        ...wish,
        document,
        set: options.set,
        folder: options.out,
        json: options.json ?? false,
        ...(options.to === undefined ? {} : { targets: options.to }),
        ...(options.stopAfter === undefined ? {} : { stopAfter: options.stopAfter }),
      }),
    )
  })
}

function stepCount(text: string): number {
  const steps = Number(text)
  if (Number.isInteger(steps) && steps >= 1) return steps
  throw new BadInput('steps.malformed', text, `--stop-after takes a whole number from 1, not ${text}.`)
}
