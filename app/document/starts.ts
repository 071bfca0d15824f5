import type { WorkflowDocument } from '../../engine/graph/index.ts'
import type { Command } from './command.ts'
import { withoutFields } from './field-of.ts'

/** What nodes go on from, by the path of the node. */
export type Starts = NonNullable<WorkflowDocument['starts']>

/** The same with other paths, as nodes are packed and unpacked. */
export function renamedStarts(starts: Starts, rename: (path: string) => string): Starts {
  return Object.fromEntries(Object.entries(starts).map(([path, start]) => [rename(path), start]))
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
