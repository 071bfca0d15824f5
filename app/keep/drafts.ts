import type { WorkflowDocument } from '../../engine/graph/index.ts'

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
}

/** Drafts, one for each place they are edited in. */
export interface Drafts {
  read(place: string): Promise<Draft | undefined>
  write(place: string, draft: Draft): Promise<void>
  remove(place: string): Promise<void>
}

const name = 'reelgraph'
const store = 'drafts'

/** Drafts in the browser's IndexedDB, which holds far more than its other stores and does not stop the page. */
export class BrowserDrafts implements Drafts {
  #opening: Promise<IDBDatabase> | undefined

  async read(place: string): Promise<Draft | undefined> {
    return (await this.#ask('readonly', (all) => all.get(place))) as Draft | undefined
  }

  async write(place: string, draft: Draft): Promise<void> {
    await this.#ask('readwrite', (all) => all.put(draft, place))
  }

  async remove(place: string): Promise<void> {
    await this.#ask('readwrite', (all) => all.delete(place))
  }

  async #ask(mode: IDBTransactionMode, ask: (all: IDBObjectStore) => IDBRequest): Promise<unknown> {
    const database = await (this.#opening ??= openDatabase())
    return new Promise((resolve, reject) => {
      const request = ask(database.transaction(store, mode).objectStore(store))
      settle(request, resolve, reject)
    })
  }
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
