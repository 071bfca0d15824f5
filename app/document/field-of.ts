/** A record's own field: names come from files, and `constructor` is a fine name for a node. */
export function fieldOf<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined
}

/** The record without some of its fields; the record itself where it has none of them. */
export function withoutFields<T>(
  record: Readonly<Record<string, T>>,
  gone: (key: string, value: T) => boolean,
): Record<string, T> {
  const kept = Object.entries(record).filter(([key, value]) => !gone(key, value))
  return kept.length === Object.keys(record).length ? record : Object.fromEntries(kept)
}
