/** Where a tab keeps its name across reloads. A tab that is doubled takes this along, so a lock says who has it. */
const key = 'reelgraph.tab'
const lockPrefix = 'reelgraph.tab.'
/** How long a page that is going away may hold its name still, in ms. */
const patience = 400

let own: Promise<string> | undefined

/** The name of this tab: the same after a reload, and never that of another tab that is open. */
export function tabName(): Promise<string> {
  return (own ??= claim())
}

/**
 * The name of a sitting at this tab. It goes on after a reload; but where the browser does not tell a doubled tab from the
 * one it was made of, it ends with the page, so that neither is taken for the other.
 */
export function sittingName(): Promise<string> {
  return lockManager() ? tabName() : Promise.resolve(freshName())
}

/** The tabs that are open; undefined where the browser does not say. */
export async function openTabs(): Promise<ReadonlySet<string> | undefined> {
  // Pages from another machine over plain http have no locks.
  const locks = lockManager()
  if (!locks) return undefined
  const { held = [] } = await locks.query()
  return new Set(
    held.flatMap(({ name = '' }) => (name.startsWith(lockPrefix) ? [name.slice(lockPrefix.length)] : [])),
  )
}

/** A name that nothing else has; `randomUUID` is not there on pages over plain http. */
export function freshName(): string {
  return [...crypto.getRandomValues(new Uint8Array(12))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
}

async function claim(): Promise<string> {
  const kept = read()
  if (kept !== undefined && (await hold(kept))) return kept
  const name = freshName()
  await hold(name)
  try {
    sessionStorage.setItem(key, name)
  } catch {
    // After a reload this tab is a new one, then.
  }
  return name
}

/** Holds a name for as long as the page lives; false where another tab has it. */
function hold(name: string): Promise<boolean> {
  const locks = lockManager()
  if (!locks) return Promise.resolve(true)
  return new Promise((resolve) => {
    locks
      .request(lockPrefix + name, { signal: AbortSignal.timeout(patience) }, () => {
        resolve(true)
        return new Promise(() => {})
      })
      .catch(() => resolve(false))
  })
}

function lockManager(): LockManager | undefined {
  return typeof navigator === 'undefined' || !('locks' in navigator) ? undefined : navigator.locks
}

function read(): string | undefined {
  try {
    return sessionStorage.getItem(key) ?? undefined
  } catch {
    return undefined
  }
}
