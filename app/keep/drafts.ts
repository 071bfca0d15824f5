import type { WorkflowDocument } from '../../engine/graph/index.ts'
import { openTabs, tabName } from './tab.ts'

/** What is kept in this browser of a workflow that is not on the server yet, or not in this form. */
export interface Draft {
  /** Id of the workflow in the file. */
  readonly id: string
  readonly document: WorkflowDocument
  /** The saved workflow it belongs to, and the revision that it was changed from. */
  readonly workflowId: string | undefined
  readonly revision: number | undefined
  /** Milliseconds since the epoch. */
  readonly at: number
  /** Whether it is as it was opened: nothing of it has to be saved. */
  readonly untouched?: boolean
  /** Whether a tab that is closed left it: what this tab has saved since is no later state of it. */
  readonly takenUp?: boolean
}

/** Drafts, one for each place they are edited in. */
export interface Drafts {
  read(place: string): Promise<Draft | undefined>
  write(place: string, draft: Draft): Promise<void>
  remove(place: string): Promise<void>
  /** Takes up what was never saved and is open in no tab; `open` is what this one has open. */
  forgotten(open: string): Promise<readonly ForgottenDraft[]>
}

/** A draft of a workflow that was never saved, and its place. */
export interface ForgottenDraft {
  readonly place: string
  readonly draft: Draft
}

const name = 'reelgraph'
const store = 'drafts'

/**
 * Drafts in the browser's IndexedDB, which holds far more than its other stores and does not stop the page. Each tab has
 * its own, so that two tabs on one workflow never write over each other; what a tab left that is closed, the next one takes up.
 */
export class BrowserDrafts implements Drafts {
  #opening: Promise<IDBDatabase> | undefined

  async read(place: string): Promise<Draft | undefined> {
    const tab = await tabName()
    const own = await this.#ask('readonly', (all) => all.get(keyOf(tab, place)))
    return (own as Draft | undefined) ?? (await this.#takeUp(place))
  }

  async write(place: string, draft: Draft): Promise<void> {
    const key = keyOf(await tabName(), place)
    await this.#ask('readwrite', (all) => all.put(draft, key))
  }

  async remove(place: string): Promise<void> {
    const key = keyOf(await tabName(), place)
    await this.#ask('readwrite', (all) => all.delete(key))
  }

  async forgotten(open: string): Promise<readonly ForgottenDraft[]> {
    // The editor begins without it.
    const { findForgotten } = await import('./find-forgotten.ts')
    return findForgotten(open, (mode, ask) => this.#ask(mode, ask))
  }

  /** The newest draft of a tab that is not open any more. */
  async #takeUp(place: string): Promise<Draft | undefined> {
    const open = await openTabs()
    const keys = ((await this.#ask('readonly', (all) => all.getAllKeys())) as unknown[]).map(String)
    const left = keys.filter((key) => {
      const [owner, where] = partsOf(key)
      return where === place && !(owner !== undefined && open?.has(owner))
    })
    const drafts = await Promise.all(
      left.map(async (key) => ({
        key,
        draft: (await this.#ask('readonly', (all) => all.get(key))) as Draft,
      })),
    )
    const [newest] = drafts.toSorted((a, b) => b.draft.at - a.draft.at)
    if (!newest) return undefined
    const draft = { ...newest.draft, takenUp: true }
    await this.write(place, draft)
    await this.#ask('readwrite', (all) => all.delete(newest.key))
    return draft
  }

  async #ask(mode: IDBTransactionMode, ask: (all: IDBObjectStore) => IDBRequest): Promise<unknown> {
    const database = await (this.#opening ??= openDatabase())
    return new Promise((resolve, reject) => {
      const request = ask(database.transaction(store, mode).objectStore(store))
      settle(request, resolve, reject)
    })
  }
}

/** Where a draft is kept: a tab's own. */
export function keyOf(tab: string, place: string): string {
  return `${tab} ${place}`
}

/** Tab and place; drafts from before tabs had names have a place only. */
export function partsOf(key: string): readonly [tab: string | undefined, place: string] {
  const at = key.indexOf(' ')
  return at < 0 ? [undefined, key] : [key.slice(0, at), key.slice(at + 1)]
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1)
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore(store))
    settle(request, resolve, reject)
  })
}

function settle<T>(
  request: IDBRequest<T>,
  resolve: (value: T) => void,
  reject: (reason: Error) => void,
): void {
  request.addEventListener('success', () => resolve(request.result))
  request.addEventListener('error', () => reject(request.error ?? new Error('The browser keeps no drafts.')))
}
