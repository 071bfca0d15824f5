/** An object of JSON whose fields nobody has looked at. */
export type Fields = Readonly<Record<string, unknown>>

/** Whether something is an object of JSON. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Its fields; none where it is no object. */
export function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {}
}
