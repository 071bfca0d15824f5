import type { Problem } from './compiled.ts'

/** The wires that no longer fit, with why: the editor draws them parted, and they stay in the file. By edge path. */
export function ghostEdges(problems: readonly Problem[]): ReadonlyMap<string, Problem> {
  const ghosts = new Map<string, Problem>()
  for (const problem of problems) {
    if (problem.edge === undefined || !problem.code.startsWith('edge.')) continue
    if (!ghosts.has(problem.edge)) ghosts.set(problem.edge, problem)
  }
  return ghosts
}
