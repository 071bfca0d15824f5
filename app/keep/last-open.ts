/** Where the browser keeps which workflow was open last. */
const key = 'reelgraph.open'

/** The workflow that was open last in this browser: its saved id and, where it was not saved, its draft's place. */
export interface LastOpen {
  readonly workflowId?: string | undefined
  readonly place: string
}

/** What was open last; undefined at the first visit. */
export function readLastOpen(storage: Storage = localStorage): LastOpen | undefined {
  try {
    const kept = JSON.parse(storage.getItem(key) ?? 'null') as Partial<LastOpen> | null
    return typeof kept?.place === 'string' ? { place: kept.place, workflowId: kept.workflowId } : undefined
  } catch {
    return undefined
  }
}

/** Remembers what is open. */
export function writeLastOpen(open: LastOpen, storage: Storage = localStorage): void {
  try {
    storage.setItem(key, JSON.stringify(open))
  } catch {
    // The next visit begins with the first template, then.
  }
}
