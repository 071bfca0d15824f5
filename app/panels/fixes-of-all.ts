import type { Fix, Problem } from '../../engine/graph/index.ts'

/** What mends all problems in one go. That a node goes on from another run is told, but nothing that has to be mended. */
export function fixesOfAll(problems: readonly Problem[]): readonly Fix[] {
  return problems.flatMap(({ code, fix }) => (fix && code !== 'start.used' ? [fix] : []))
}
