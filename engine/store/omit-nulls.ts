/** A row with optional fields for columns that may be null. */
export type WithoutNulls<Row> = {
  [K in keyof Row as null extends Row[K] ? never : K]: Row[K]
} & {
  [K in keyof Row as null extends Row[K] ? K : never]?: NonNullable<Row[K]>
}

/** The same row, lacking the fields that are null. */
export function omitNulls<Row extends object>(row: Row): WithoutNulls<Row> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as WithoutNulls<Row>
}
