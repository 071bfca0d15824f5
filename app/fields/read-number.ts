import { ungrouped } from '../look/controls/ungrouped.ts'

/**
 * A number as people write it: `5`, `1,5`, `-0.25`, `64 px`, and sums such as `64*2` or `(3+1)/2`. Undefined where it is
 * none, and where a comma may stand between thousands as well as for the point. Nothing is evaluated but the four operations and brackets.
 */
export function readNumber(text: string, unit?: string, whole = false): number | undefined {
  let rest = text.trim()
  if (unit !== undefined && rest.toLowerCase().endsWith(unit.toLowerCase()))
    rest = rest.slice(0, rest.length - unit.length).trim()
  const tokens = ungrouped(rest, whole)
    ?.replaceAll('−', '-')
    .match(/\d+(?:[.,]\d*)?(?:e[+-]?\d+)?|[.,]\d+|[-+*/()]|\S/gi)
  if (!tokens || tokens.length > 64) return undefined
  const value = new Sum(tokens).read()
  return value !== undefined && Number.isFinite(value) ? value : undefined
}

/** Reads products before sums, from left to right; brackets are kept on a stack, not in calls. */
class Sum {
  readonly #tokens: readonly string[]

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens
  }

  read(): number | undefined {
    const values: number[] = []
    const waiting: string[] = []
    let wantsValue = true
    for (const token of this.#tokens) {
      if (wantsValue) {
        if (token === '(') waiting.push('(')
        else if (token === '-') waiting.push('negate')
        else if (token === '+') continue
        else {
          const value = Number(token.replace(',', '.'))
          if (Number.isNaN(value)) return undefined
          values.push(value)
          wantsValue = false
        }
      } else if (token === ')') {
        if (!reduce(values, waiting, 0) || waiting.pop() !== '(') return undefined
      } else if (token in rank) {
        if (!reduce(values, waiting, rank[token]!)) return undefined
        waiting.push(token)
        wantsValue = true
      } else return undefined
    }
    if (wantsValue || !reduce(values, waiting, 0) || waiting.length > 0) return undefined
    return values[0]
  }
}

const rank: Readonly<Record<string, number>> = { '+': 1, '-': 1, '*': 2, '/': 2, negate: 3 }

function reduce(values: number[], waiting: string[], least: number): boolean {
  for (
    let top = waiting.at(-1);
    top !== undefined && top !== '(' && rank[top]! >= least;
    top = waiting.at(-1)
  ) {
    waiting.pop()
    const right = values.pop()
    if (right === undefined) return false
    if (top === 'negate') {
      values.push(-right)
      continue
    }
    const left = values.pop()
    if (left === undefined) return false
    values.push(operate(top, left, right))
  }
  return true
}

function operate(sign: string, left: number, right: number): number {
  switch (sign) {
    case '+':
      return left + right
    case '-':
      return left - right
    case '*':
      return left * right
    default:
      return left / right
  }
}
