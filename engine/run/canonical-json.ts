/** JSON with sorted fields, so that equal values have equal texts; what JSON lacks is written by name. */
export function canonicalJson(value: unknown): string {
  return (
    JSON.stringify(value, (_, part: unknown) => {
      if (typeof part === 'number' && !Number.isFinite(part)) return { number: String(part) }
      if (Object.is(part, -0)) return { number: '-0' }
      if (typeof part === 'bigint') return { bigint: String(part) }
      if (typeof part !== 'object' || part === null || Array.isArray(part)) return part
      return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
    }) ?? 'undefined'
  )
}
