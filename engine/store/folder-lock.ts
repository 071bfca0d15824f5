import { join } from 'node:path'
import Libsql from 'libsql'
import { ReelgraphError } from '../define/index.ts'
import { nameDatabaseError } from './name-database-error.ts'

/**
 * Keeps a second server off a data folder, where each would take the other's runs for those of a dead one. It is a lock
 * of the operating system, held through SQLite, so that it is gone with its process however that ends.
 */
export class FolderLock {
  readonly #client: Libsql.Database
  #held = true

  /** Throws `store.in-use` where another process has the folder and keeps it for a second. */
  constructor(root: string) {
    const path = join(root, 'server.lock')
    let client: Libsql.Database | undefined
    try {
      client = new Libsql(path, { timeout: 1000 })
      client.exec('BEGIN EXCLUSIVE')
      this.#client = client
    } catch (error) {
      client?.close()
      const named = nameDatabaseError(error, path)
      if ((named as { code?: unknown }).code !== 'store.busy') throw named
      throw new ReelgraphError(
        'store.in-use',
        root,
        `Another Reelgraph server works with ${root}. Stop it, or set REELGRAPH_DATA to another folder.`,
        { cause: error },
      )
    }
  }

  /** Lets others have the folder. */
  release(): void {
    // The driver ends the whole process when a closed connection is asked anything.
    if (!this.#held) return
    this.#held = false
    if (this.#client.inTransaction) this.#client.exec('ROLLBACK')
    this.#client.close()
  }
}
