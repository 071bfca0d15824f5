import { and, asc, desc, eq, lt } from 'drizzle-orm'
import { ReelgraphError } from '../define/index.ts'
import type { Database } from './database.ts'
import { opaqueId } from './opaque-id.ts'
import { findOutputFile } from './output-paths.ts'
import { pageOf, pageQuery, type Paging } from './page.ts'
import { rowOf } from './run-rows.ts'
import { outputs } from './schema.ts'

/** A file that a run made, as the worker tells of it. */
export interface NewOutput {
  readonly run: string
  readonly node: string
  /** Key of the node's result: the same within a run is the same output. */
  readonly key: string
  readonly name: string
  readonly mime: string
  readonly bytes: number
  readonly sha256: string
}

/** A file that a run made. */
export interface OutputRecord extends NewOutput {
  readonly id: string
  readonly createdAt: number
}

/** Files that runs made. Their bytes lie in the output folder under their hash. */
export class Outputs {
  readonly #database: Database
  readonly #root: string
  readonly #now: () => number

  constructor(database: Database, root: string, now: () => number) {
    this.#database = database
    this.#root = root
    this.#now = now
  }

  /** Adds an output, or gives the one that a run has under this key already. Throws `run.unknown`. */
  add({ run, node, key, name, mime, bytes, sha256 }: NewOutput): OutputRecord {
    return this.#database.write((orm) => {
      rowOf(orm, run)
      const row = { id: opaqueId('o'), run, node, key, name, mime, bytes, sha256, createdAt: this.#now() }
      orm.insert(outputs).values(row).onConflictDoNothing().run()
      const same = and(eq(outputs.run, run), eq(outputs.key, key))
      return recordOf(orm.select().from(outputs).where(same).get()!)
    })
  }

  /** One output; undefined where there is none of that id. */
  read(id: string): OutputRecord | undefined {
    const row = this.#database.read((orm) => orm.select().from(outputs).where(eq(outputs.id, id)).get())
    return row && recordOf(row)
  }

  /** The outputs of a run in the order in which they were made. */
  ofRun(run: string): readonly OutputRecord[] {
    return this.#database.read((orm) =>
      orm.select().from(outputs).where(eq(outputs.run, run)).orderBy(asc(outputs.number)).all().map(recordOf),
    )
  }

  /** Outputs of all runs, newest first. Throws `store.page`. */
  list(paging: Paging): { readonly outputs: readonly OutputRecord[]; readonly next?: string } {
    const query = pageQuery(paging)
    const found = this.#database.read((orm) =>
      orm
        .select()
        .from(outputs)
        .where(query.before === undefined ? undefined : lt(outputs.number, query.before))
        .orderBy(desc(outputs.number))
        .limit(query.limit + 1)
        .all(),
    )
    const { rows, ...next } = pageOf(found, query, ({ number }) => number)
    return { outputs: rows.map(recordOf), ...next }
  }

  /** Where an output's bytes are. Throws `output.gone` where somebody removed them. */
  path({ sha256 }: Pick<NewOutput, 'sha256'>): string {
    const path = findOutputFile(this.#root, sha256)
    if (path !== undefined) return path
    const message = `The file with sha256 ${sha256.slice(0, 12)}… is not in the output folder any more. Run the workflow again.`
    throw new ReelgraphError('output.gone', sha256, message)
  }
}

function recordOf(row: typeof outputs.$inferSelect): OutputRecord {
  const { number: _, ...record } = row
  return record
}
