import { declarations } from '../../nodes/declarations.generated.ts'
import { holdDice, parseWorkflow, registryOf, upgradeNodes, validateWorkflow } from '../graph/index.ts'
import type { NodeRegistry, Problem, WorkflowDocument } from '../graph/index.ts'
import { isFileFault, readWorkflow as readEmbedded } from '../media/index.ts'
import { BadInput } from './bad-input.ts'
import { problemLines } from './problem-lines.ts'
import { readText } from './read-text.ts'

/** Every node type that the command knows. */
export function nodeRegistry(): NodeRegistry {
  return registryOf(declarations)
}

function carriesWorkflow(file: string): boolean {
  return /\.(mp4|webm|webp|gif|png)$/i.test(file)
}

/** The text of a workflow: a `*.reelgraph.json` file, or the graph inside a video or picture that Reelgraph made. */
export async function workflowText(file: string): Promise<string> {
  try {
    if (carriesWorkflow(file)) {
      const embedded = await readEmbedded(file)
      if (embedded === null) {
        throw new BadInput(
          'workflow.not-inside',
          file,
          `${file} carries no workflow. Give a *.reelgraph.json file.`,
        )
      }
      return JSON.stringify(embedded.workflow)
    }
    return await readText(file)
  } catch (cause) {
    if (
      cause instanceof Error &&
      'code' in cause &&
      typeof cause.code === 'string' &&
      /^E[A-Z]+$/.test(cause.code)
    ) {
      throw new BadInput(
        'workflow.unreadable',
        file,
        `${file} cannot be read (${cause.code}). Check the name.`,
        { cause },
      )
    }
    if (isFileFault(cause)) throw new BadInput(cause.code, cause.subject, cause.message, { cause })
    throw cause
  }
}

/** All problems of a workflow file, of its text and of its graph. */
export async function checkFile(file: string): Promise<readonly Problem[]> {
  const { document, problems } = parseWorkflow(await workflowText(file))
  return document === undefined ? problems : validateWorkflow(document, nodeRegistry())
}

/**
 * A workflow's document; one from inside a video has its dice off, so that it makes that video again. Throws `workflow.problems` that lists every problem where the text cannot be one.
 */
export async function openWorkflow(file: string): Promise<WorkflowDocument> {
  const { document, problems } = parseWorkflow(await workflowText(file))
  if (document === undefined) {
    throw new BadInput(
      'workflow.problems',
      file,
      `${file} is not a workflow.\n${problemLines(problems).join('\n')}`,
    )
  }
  const upgraded = upgradeNodes(document, nodeRegistry()).document
  return carriesWorkflow(file) ? holdDice(upgraded) : upgraded
}
