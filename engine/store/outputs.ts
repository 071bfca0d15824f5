import { and, asc, desc, eq, isNotNull, isNull, lt } from 'drizzle-orm'
import { ReelgraphError } from '../define/index.ts'
import type { Database } from './database.ts'
import { opaqueId } from './opaque-id.ts'
import { findOutputFile } from './output-paths.ts'
import type { NewOutput, OutputNote, OutputRecord } from './output-record.ts'
import { pageOf, pageQuery, type Paging } from './page.ts'
import { rowOf } from './run-rows.ts'
import { outputs } from './schema.ts'
import { searchForm } from './workflow-rows.ts'

export type { NewOutput, OutputNote, OutputRecord } from './output-record.ts'

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

  /**
   * Adds an output, or gives the one that a run has under this key already. What is known of another with the same bytes is
   * known of it. Throws `run.unknown`.
   */
  add({ run, node, key, name, mime, bytes, sha256 }: NewOutput, note: OutputNote = {}): OutputRecord {
    return this.#database.write((orm) => {
      rowOf(orm, run)
      const row = { id: opaqueId('o'), run, node, key, name, mime, bytes, sha256, createdAt: this.#now() }
      const { caption, words = name, device } = note
      const described = and(eq(outputs.sha256, sha256), isNotNull(outputs.media))
      const media = orm.select({ media: outputs.media }).from(outputs).where(described).limit(1).get()?.media
      orm
        .insert(outputs)
        .values({ ...row, caption, device, media, words: searchForm(words) })
        .onConflictDoNothing()
        .run()
      const same = and(eq(outputs.run, run), eq(outputs.key, key))
      return recordOf(orm.select().from(outputs).where(same).get()!)
    })
  }

  /** One output; undefined where there is none of that id. */
  read(id: string): OutputRecord | undefined {
    const row = this.#database.read((orm) => orm.select().from(outputs).where(eq(outputs.id, id)).get())
    return row && recordOf(row)
  }

  /** The outputs of a run in the order in which they were made; those that were deleted are not among them. */
  ofRun(run: string): readonly OutputRecord[] {
    const there = and(eq(outputs.run, run), isNull(outputs.deletedAt))
    return this.#database.read((orm) =>
      orm.select().from(outputs).where(there).orderBy(asc(outputs.number)).all().map(recordOf),
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

/** An output without what only galleries show. */
export function recordOf(row: typeof outputs.$inferSelect): OutputRecord {
  const { id, run, node, key, name, mime, bytes, sha256, createdAt } = row
  return { id, run, node, key, name, mime, bytes, sha256, createdAt }
}
