import type { Problem } from '../graph/compiled.ts'
import { plainText } from './plain-text.ts'

/** Problems as lines for a terminal: where, what, code. */
export function problemLines(problems: readonly Problem[]): string[] {
  return problems.map((problem) => {
    const where = [problem.node, problem.port].filter((part) => part !== undefined && part !== '').join('.')
    const mark = problem.severity === 'error' ? 'error' : 'warning'
    return plainText(`${mark}${where === '' ? '' : ` ${where}`}: ${problem.message} [${problem.code}]`)
  })
}
