/** Where the browser keeps which workflow was open last: each tab its own, and the browser the last one of all. */
const key = 'reelgraph.open'

/** The workflow that was open last: its saved id and the place of its draft. */
export interface LastOpen {
  readonly workflowId?: string | undefined
  readonly place: string
}

/** What was open last in this tab, else in this browser; undefined at the first visit. */
export function readLastOpen(
  stores: readonly Storage[] = [sessionStorage, localStorage],
): LastOpen | undefined {
  for (const store of stores) {
    const open = readFrom(store)
    if (open) return open
  }
  return undefined
}

/** Remembers what is open. */
export function writeLastOpen(
  open: LastOpen,
  stores: readonly Storage[] = [sessionStorage, localStorage],
): void {
  for (const store of stores)
    try {
      store.setItem(key, JSON.stringify(open))
    } catch {
      // The next visit begins with the first template, then.
    }
}

function readFrom(store: Storage): LastOpen | undefined {
  try {
    const kept = JSON.parse(store.getItem(key) ?? 'null') as Partial<LastOpen> | null
    return typeof kept?.place === 'string' ? { place: kept.place, workflowId: kept.workflowId } : undefined
  } catch {
    return undefined
  }
}
