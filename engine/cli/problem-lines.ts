import { adviceOf, type graphAdvice } from '../graph/advice.ts'
import type { Problem } from '../graph/compiled.ts'
import { plainText } from './plain-text.ts'

/** Codes whose sentences say what is wrong only; those of the others say what to do in words of their own. */
const bare: ReadonlySet<string> = new Set<keyof typeof graphAdvice>([
  'edge.kind',
  'file.shape',
  'input.missing',
  'mute.removes',
  'start.malformed',
  'start.unknown-node',
  'start.unsupported',
  'start.used',
])

/** Problems as lines for a terminal: where, what, what to do, code. */
export function problemLines(problems: readonly Problem[]): string[] {
  return problems.map((problem) => {
    const where = [problem.node, problem.port].filter((part) => part !== undefined && part !== '').join('.')
    const mark = problem.severity === 'error' ? 'error' : 'warning'
    const advice = bare.has(problem.code) ? adviceOf(problem.code) : undefined
    return plainText(
      `${mark}${where === '' ? '' : ` ${where}`}: ${problem.message}${advice === undefined ? '' : ` ${advice}`} [${problem.code}]`,
    )
  })
}
