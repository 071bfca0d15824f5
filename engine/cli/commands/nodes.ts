import { Command } from 'commander'
import { BadInput } from '../bad-input.ts'
import { exitCode } from '../exit-code.ts'
import type { ExitCode } from '../exit-code.ts'
import { nearestNames } from '../nearest-names.ts'
import { table } from '../table.ts'

/** `reelgraph nodes`: what can be wired, from the declarations. */
export function nodesCommand(finish: (code: ExitCode) => void): Command {
  return new Command('nodes')
    .description('List the node types with their inputs and outputs.')
    .argument('[type]', 'only types that contain this')
    .option('--json', 'print the declarations as JSON')
    .action(async (type: string | undefined, options: { json?: boolean }) => {
      const { declarations } = await import('../../../nodes/declarations.generated.ts')
      const { describeNodes } = await import('../../server/describe-nodes.ts')
      const nodes = describeNodes(declarations).filter(
        (node) => type === undefined || node.type.includes(type),
      )
      if (nodes.length === 0)
        throw unknownType(
          type ?? '',
          declarations.map((known) => known.type),
        )
      if (options.json) process.stdout.write(`${JSON.stringify(nodes, null, 2)}\n`)
      else {
        const words = (slots: readonly { name: string; kind: string }[]): string =>
          slots.map(({ name, kind }) => `${name}: ${kind}`).join(', ') || '–'
        process.stdout.write(
          `${table([
            ['type', 'takes', 'gives', 'does'],
            ...nodes.map((node) => [node.type, words(node.ports), words(node.outputs), node.summary]),
          ])}\n`,
        )
      }
      finish(exitCode.done)
    })
}

function unknownType(word: string, known: readonly string[]): BadInput {
  const near = nearestNames(word.slice(0, 100), known)
  const remedy = near.length > 0 ? `Nearest are ${near.join(', ')}.` : 'Type reelgraph nodes to see all.'
  return new BadInput('nodes.unknown', word, `Nothing is called ${word}. ${remedy}`)
}
