import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { ReelgraphError } from '../define/index.ts'
import { Database } from './database.ts'
import { Events } from './events.ts'
import { FolderLock } from './folder-lock.ts'
import { Gallery } from './gallery.ts'
import { Outputs } from './outputs.ts'
import { Pins } from './pins.ts'
import type { RunQueue } from './queue.ts'
import { Runs } from './runs.ts'
import { SqliteQueue } from './sqlite-queue.ts'
import { Uploads } from './uploads.ts'
import { Workflows } from './workflows.ts'

/** All that the server remembers. What a call wrote is on disk when it returns. */
export interface Store {
  readonly runs: Runs
  readonly events: Events
  readonly workflows: Workflows
  readonly outputs: Outputs
  readonly gallery: Gallery
  readonly uploads: Uploads
  readonly queue: RunQueue
  readonly pins: Pins
  /** Several writes of any of these as one: all of them or nothing. */
  atomically<T>(work: () => T): T
  /** Lets another server have the data folder. Later calls throw `store.closed`. */
  close(): void
}

/** What a store may be told. */
export interface StoreOptions {
  /** Milliseconds since the epoch. */
  readonly now?: () => number
}

/**
 * Opens the database of a data folder for this process alone. Throws `store.in-use`, `store.newer`, `store.corrupt`,
 * `store.unwritable`, `store.full` or `store.disk`.
 */
export function openStore(root: string, { now = Date.now }: StoreOptions = {}): Store {
  makeFolder(root)
  const lock = new FolderLock(root)
  try {
    const database = new Database(join(root, 'reelgraph.db'))
    const runs = new Runs(database, now)
    return {
      runs,
      events: new Events(database),
      workflows: new Workflows(database, now),
      outputs: new Outputs(database, root, now),
      gallery: new Gallery(database, now),
      uploads: new Uploads(database, now),
      queue: new SqliteQueue(database, runs, now),
      pins: new Pins(database),
      atomically: (work) => database.write(work),
      close() {
        database.close()
        lock.release()
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

function makeFolder(root: string): void {
  try {
    mkdirSync(root, { recursive: true })
  } catch (cause) {
    const message = `The data folder ${root} cannot be made. Set REELGRAPH_DATA to a folder that can be written.`
    throw new ReelgraphError('store.unwritable', root, message, { cause })
  }
}
