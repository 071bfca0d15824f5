import { adviceOf } from '../graph/advice.ts'
import type { Problem } from '../graph/compiled.ts'
import { plainText } from './plain-text.ts'

/** Problems as lines for a terminal: where, what, what to do, code. */
export function problemLines(problems: readonly Problem[]): string[] {
  return problems.map((problem) => {
    const where = [problem.node, problem.port].filter((part) => part !== undefined && part !== '').join('.')
    const mark = problem.severity === 'error' ? 'error' : 'warning'
    const advice = adviceOf(problem.code)
    const words = advice === undefined || problem.message.includes(advice) ? '' : ` ${advice}`
    return plainText(
      `${mark}${where === '' ? '' : ` ${where}`}: ${problem.message}${words} [${problem.code}]`,
    )
  })
}
