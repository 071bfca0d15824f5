import type { Problem } from '../graph/compiled.ts'

/** Problems as lines for a terminal: where, what, code. */
export function problemLines(problems: readonly Problem[]): string[] {
  return problems.map((problem) => {
    const where = [problem.node, problem.port].filter((part) => part !== undefined && part !== '').join('.')
    const mark = problem.severity === 'error' ? 'error' : 'warning'
    return `${mark}${where === '' ? '' : ` ${where}`}: ${problem.message} [${problem.code}]`
  })
}
