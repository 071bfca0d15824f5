import type Libsql from 'libsql'
import { ReelgraphError } from '../define/index.ts'
import { migrations } from './migrations/index.ts'

/**
 * Brings a database to the version of this program, each step whole or not at all. Throws `store.newer` where a newer
 * program wrote it.
 */
export function migrate(client: Libsql.Database, path: string, steps: readonly string[] = migrations): void {
  const version = versionOf(client)
  if (version > steps.length) {
    throw new ReelgraphError(
      'store.newer',
      path,
      `${path} was written by a newer Reelgraph (its version is ${version}, this program knows ${steps.length}). ` +
        'Update Reelgraph, or set REELGRAPH_DATA to another folder.',
    )
  }
  for (const [index, step] of steps.slice(version).entries()) {
    client.exec('BEGIN IMMEDIATE')
    try {
      client.exec(step)
      client.exec(`PRAGMA user_version = ${version + index + 1}`)
      client.exec('COMMIT')
    } catch (error) {
      if (client.inTransaction) client.exec('ROLLBACK')
      throw error
    }
  }
}

/** The version that a database says it has; 0 where it is new. */
export function versionOf(client: Libsql.Database): number {
  const [row] = client.pragma('user_version') as [{ user_version: number }]
  return row.user_version
}
