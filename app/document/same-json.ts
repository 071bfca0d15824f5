/** Whether two values are the same JSON, in the same order of fields. It never recurses; `undefined` fields count as absent. */
export function sameJson(left: unknown, right: unknown): boolean {
  const pending: [unknown, unknown][] = [[left, right]]
  for (let pair = pending.pop(); pair; pair = pending.pop()) {
    const [a, b] = pair
    if (Object.is(a, b)) continue
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
    if (Array.isArray(a) !== Array.isArray(b)) return false
    const [inA, inB] = [present(a), present(b)]
    if (inA.length !== inB.length) return false
    for (const [at, [key, value]] of inA.entries()) {
      if (inB[at]![0] !== key) return false
      pending.push([value, inB[at]![1]])
    }
  }
  return true
}

function present(value: object): [string, unknown][] {
  return Object.entries(value).filter(([, field]) => field !== undefined)
}
