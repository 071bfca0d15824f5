import { BetterSQLiteSession } from 'drizzle-orm/better-sqlite3/session'
import { BaseSQLiteDatabase, SQLiteSyncDialect } from 'drizzle-orm/sqlite-core'
import Libsql from 'libsql'
import { ReelgraphError } from '../define/index.ts'
import { migrate } from './migrate.ts'
import { nameDatabaseError } from './name-database-error.ts'

/** Typed queries over the connection. */
export type Orm = BaseSQLiteDatabase<'sync', Libsql.RunResult>

/**
 * The one connection to the database: write-ahead log, synced to disk before a write returns, foreign keys on. All work
 * goes through `read` and `write`, which name what SQLite says.
 */
export class Database {
  readonly path: string
  readonly #client: Libsql.Database
  readonly #orm: Orm
  #open = true

  /** Opens, or makes, the database and brings it to this program's version. */
  constructor(path: string) {
    this.path = path
    this.#client = this.#named(() => new Libsql(path, { timeout: 5000 }))
    try {
      this.#named(() => {
        this.#client.pragma('journal_mode = WAL')
        this.#client.pragma('synchronous = FULL')
        this.#client.pragma('foreign_keys = ON')
        migrate(this.#client, path)
      })
    } catch (error) {
      this.#client.close()
      throw error
    }
    this.#orm = ormOf(this.#client)
  }

  /** Prepares statements once, for what happens often; they run inside `read` and `write`. */
  prepare<T>(make: (orm: Orm) => T): T {
    return this.#named(() => make(this.#orm))
  }

  /** Reads. */
  read<T>(work: (orm: Orm) => T): T {
    this.#checkOpen()
    return this.#named(() => work(this.#orm))
  }

  /** Reads and writes, all of it or nothing, on disk when this returns. Inside another `write` it is part of that. */
  write<T>(work: (orm: Orm) => T): T {
    this.#checkOpen()
    return this.#named(() => {
      if (this.#client.inTransaction) return work(this.#orm)
      this.#client.exec('BEGIN IMMEDIATE')
      try {
        const result = work(this.#orm)
        this.#client.exec('COMMIT')
        return result
      } catch (error) {
        // A full disk has ended the transaction already.
        if (this.#client.inTransaction) this.#client.exec('ROLLBACK')
        throw error
      }
    })
  }

  /** Moves the log into the database and closes it; nothing can be read or written afterwards. */
  close(): void {
    if (!this.#open) return
    this.#open = false
    try {
      this.#client.pragma('wal_checkpoint(TRUNCATE)')
    } catch {
      // The log is read again when the database is next opened.
    }
    this.#client.close()
  }

  /** The driver would go on with statements that were prepared before it was closed. */
  #checkOpen(): void {
    if (this.#open) return
    throw new ReelgraphError(
      'store.closed',
      this.path,
      `${this.path} is closed, as the server is stopping. Start it again.`,
    )
  }

  #named<T>(work: () => T): T {
    try {
      return work()
    } catch (error) {
      throw nameDatabaseError(error, this.path)
    }
  }
}

/** drizzle's own factory for this driver's API imports better-sqlite3, which is not here; its session does not. */
function ormOf(client: Libsql.Database): Orm {
  const dialect = new SQLiteSyncDialect()
  const session = new BetterSQLiteSession<Record<string, never>, Record<string, never>>(
    client,
    dialect,
    undefined,
  )
  return new BaseSQLiteDatabase('sync', dialect, session, undefined)
}
