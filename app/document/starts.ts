import type { WorkflowDocument } from '../../engine/graph/index.ts'
import type { Command } from './command.ts'
import { withoutFields } from './field-of.ts'
import type { Inside } from './graph-of.ts'
import { locate } from './view/locate.ts'

/** What nodes go on from, by the path of the node. */
export type Starts = NonNullable<WorkflowDocument['starts']>

/**
 * What nodes go on from, where nodes of one graph get other paths as they are packed or unpacked: `rename` is given the steps
 * of a path from that graph on. Undefined where there is nothing to go on from.
 */
export function movedStarts(
  document: WorkflowDocument,
  inside: Inside,
  rename: (steps: readonly string[]) => readonly string[],
): Starts | undefined {
  const { starts } = document
  if (!starts) return undefined
  const moved = Object.entries(starts).map(([path, start]) => {
    const steps = path.split('/')
    // The step with which the path has come into that graph.
    const at = steps.findIndex(
      (_, last) => locate(document, steps.slice(0, last + 1).join('/'))?.inside === inside,
    )
    const to = at < 0 ? steps : [...steps.slice(0, at), ...rename(steps.slice(at))]
    return [to.join('/'), start] as const
  })
  return Object.fromEntries(moved)
}

/** The same without nodes that are gone, and what was inside of them. */
export function startsWithout(starts: Starts, gone: ReadonlySet<string>): Starts {
  return withoutFields(starts, (path) => gone.has(path.split('/')[0]!))
}

/** Lets a node, by its path, begin from noise instead of from a step of another run. */
export function beginAnew(path: string): Command {
  return {
    label: 'Begin anew',
    apply: (document) => {
      const { starts = {}, ...rest } = document
      const left = withoutFields(starts, (one) => one === path)
      return { document: Object.keys(left).length > 0 ? { ...rest, starts: left } : rest }
    },
  }
}
