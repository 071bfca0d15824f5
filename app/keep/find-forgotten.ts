import { type Draft, type ForgottenDraft, keyOf, partsOf } from './drafts.ts'
import { openTabs, tabName } from './tab.ts'

/** How long a page that is loaded again may take to be there, in ms. */
const reloading = 5000

/** Asks the browser's store of drafts for something. */
type Ask = (mode: IDBTransactionMode, ask: (all: IDBObjectStore) => IDBRequest) => Promise<unknown>

/**
 * What was never saved and is open in no tab, from before now: of tabs that are closed, taken over into this one, and of this
 * one from before it was loaded again. `open` is the place that is open here.
 */
export async function findForgotten(open: string, ask: Ask): Promise<readonly ForgottenDraft[]> {
  // Two tabs that find the same would save it twice: the second leaves it to the first.
  if (typeof navigator === 'undefined' || !('locks' in navigator)) return []
  return navigator.locks.request('reelgraph.forgotten', { ifAvailable: true }, (lock) =>
    lock ? find(open, ask) : [],
  )
}

async function find(open: string, ask: Ask): Promise<readonly ForgottenDraft[]> {
  const asked = Date.now()
  const [own, tabs] = [await tabName(), await openTabs()]
  // Where the browser does not say which tabs are open, somebody may be working on any of them.
  if (!tabs) return []
  // One that is just being loaded again is not open for a moment.
  await new Promise((resolve) => setTimeout(resolve, reloading))
  const later = (await openTabs()) ?? tabs
  const found: ForgottenDraft[] = []
  for (const key of ((await ask('readonly', (all) => all.getAllKeys())) as unknown[]).map(String)) {
    const [owner, place] = partsOf(key)
    if (owner === own ? place === open : owner !== undefined && (tabs.has(owner) || later.has(owner)))
      continue
    const draft = (await ask('readonly', (all) => all.get(key))) as Draft | undefined
    // What was written since is being worked on here.
    if (!draft || draft.at >= asked || draft.workflowId !== undefined || draft.untouched) continue
    if (owner !== own) {
      await ask('readwrite', (all) => all.put(draft, keyOf(own, place)))
      await ask('readwrite', (all) => all.delete(key))
    }
    found.push({ place, draft })
  }
  return found
}
