/** A value as text: text as it is, nothing as nothing, and what a broken file has in its place as JSON. */
export function valueText(value: unknown): string {
  if (typeof value === 'string') return value
  return value === undefined || value === null ? '' : JSON.stringify(value)
}
