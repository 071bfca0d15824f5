import { and, count, desc, eq, isNotNull, lt, type SQL, sql } from 'drizzle-orm'
import { ReelgraphError } from '../define/index.ts'
import type { Database, Orm } from './database.ts'
import { conditionsOf, itemOf, rowsOf, type GalleryFilter } from './gallery-rows.ts'
import type { GalleryItem, MediaFacts } from './output-record.ts'
import { pageOf, pageQuery } from './page.ts'
import { outputs, runs } from './schema.ts'

/** How many outputs there are, whatever is searched for. */
export interface GalleryCounts {
  readonly all: number
  readonly starred: number
  /** Those of one workflow, where one was named. */
  readonly workflow?: number
}

/** The outputs of all runs as a gallery shows them: found by words, starred, deleted and brought back. */
export class Gallery {
  readonly #database: Database
  readonly #now: () => number

  constructor(database: Database, now: () => number) {
    this.#database = database
    this.#now = now
  }

  /** Newest first, without those that were deleted. Throws `store.page`. */
  list(filter: GalleryFilter): { readonly items: readonly GalleryItem[]; readonly next?: string } {
    const query = pageQuery(filter)
    const wanted = and(
      ...conditionsOf(filter),
      query.before === undefined ? undefined : lt(outputs.number, query.before),
    )
    const found = this.#database.read((orm) =>
      rowsOf(orm)
        .where(wanted)
        .orderBy(desc(outputs.number))
        .limit(query.limit + 1)
        .all(),
    )
    const { rows, ...next } = pageOf(found, query, ({ output }) => output.number)
    return { items: rows.map(itemOf), ...next }
  }

  /** How many there are. */
  counts(workflowId?: string): GalleryCounts {
    const countOf = (orm: Orm, filter: Partial<GalleryFilter>): number =>
      orm
        .select({ count: count() })
        .from(outputs)
        .leftJoin(runs, eq(runs.id, outputs.run))
        .where(and(...conditionsOf(filter)))
        .get()!.count
    return this.#database.read((orm) => ({
      all: countOf(orm, {}),
      starred: countOf(orm, { starred: true }),
      ...(workflowId !== undefined && { workflow: countOf(orm, { workflowId }) }),
    }))
  }

  /** One output, deleted or not; undefined where there is none of that id. */
  read(id: string): GalleryItem | undefined {
    const row = this.#database.read((orm) => rowsOf(orm).where(eq(outputs.id, id)).get())
    return row && itemOf(row)
  }

  /** Gives an output its star, or takes it. Throws `output.unknown`. */
  star(id: string, starred: boolean): GalleryItem {
    return this.#change(id, { starred })
  }

  /** Takes an output out of the gallery; its bytes stay until they are swept. Throws `output.unknown`. */
  delete(id: string): GalleryItem {
    return this.#change(id, { deletedAt: this.#now() })
  }

  /** Brings back what was deleted. Throws `output.unknown`. */
  restore(id: string): GalleryItem {
    return this.#change(id, { deletedAt: null })
  }

  /** Remembers what a file was found to be, for every output that has its bytes. */
  describe(sha256: string, media: MediaFacts): void {
    this.#database.write((orm) => orm.update(outputs).set({ media }).where(eq(outputs.sha256, sha256)).run())
  }

  /** Hashes of which every output was deleted before a time, so that nobody will miss their bytes. */
  sweepable(before: number): readonly string[] {
    return this.#database.read((orm) =>
      orm
        .selectDistinct({ sha256: outputs.sha256 })
        .from(outputs)
        .where(unmissed(before))
        .all()
        .map(({ sha256 }) => sha256),
    )
  }

  /** Whether a hash is still one of those. */
  isSweepable(sha256: string, before: number): boolean {
    const found = and(eq(outputs.sha256, sha256), unmissed(before))
    return this.#database.read(
      (orm) => orm.select({ id: outputs.id }).from(outputs).where(found).limit(1).get() !== undefined,
    )
  }

  /** Forgets the deleted outputs of a hash whose bytes are gone. */
  forget(sha256: string): void {
    const gone = and(eq(outputs.sha256, sha256), isNotNull(outputs.deletedAt))
    this.#database.write((orm) => orm.delete(outputs).where(gone).run())
  }

  #change(id: string, change: Partial<typeof outputs.$inferInsert>): GalleryItem {
    this.#database.write((orm) => orm.update(outputs).set(change).where(eq(outputs.id, id)).run())
    const item = this.read(id)
    if (item) return item
    throw new ReelgraphError('output.unknown', id, `There is no output ${id}. It may have been swept.`)
  }
}

/** What holds of outputs whose bytes every output that has them was deleted from before a time. */
function unmissed(before: number): SQL | undefined {
  return and(
    isNotNull(outputs.deletedAt),
    lt(outputs.deletedAt, before),
    sql`NOT EXISTS (SELECT 1 FROM outputs AS other WHERE other.sha256 = ${outputs.sha256}
      AND (other.deleted_at IS NULL OR other.deleted_at >= ${before}))`,
  )
}
