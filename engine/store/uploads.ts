import { desc, eq, lt } from 'drizzle-orm'
import type { Database } from './database.ts'
import { opaqueId } from './opaque-id.ts'
import { pageOf, pageQuery, type Paging } from './page.ts'
import { uploads } from './schema.ts'

/** A file that somebody brought, kept as an asset of this hash. */
export interface NewUpload {
  readonly sha256: string
  readonly name: string
  readonly mime: string
  readonly bytes: number
}

/** The row of an upload. */
export interface UploadRecord extends NewUpload {
  readonly id: string
  readonly createdAt: number
}

/** Files that people brought; the bytes are assets, this is what they were called. */
export class Uploads {
  readonly #database: Database
  readonly #now: () => number

  constructor(database: Database, now: () => number) {
    this.#database = database
    this.#now = now
  }

  /** Adds an upload; the same file under another name is another one. */
  add({ sha256, name, mime, bytes }: NewUpload): UploadRecord {
    const record = { id: opaqueId('u'), sha256, name, mime, bytes, createdAt: this.#now() }
    this.#database.write((orm) => orm.insert(uploads).values(record).run())
    return record
  }

  /** One upload; undefined where there is none of that id. */
  read(id: string): UploadRecord | undefined {
    const row = this.#database.read((orm) => orm.select().from(uploads).where(eq(uploads.id, id)).get())
    return row && recordOf(row)
  }

  /** What a file of this content was called when it was last uploaded; undefined where nobody did. */
  named(sha256: string): string | undefined {
    return this.#database.read(
      (orm) =>
        orm
          .select({ name: uploads.name })
          .from(uploads)
          .where(eq(uploads.sha256, sha256))
          .orderBy(desc(uploads.number))
          .get()?.name,
    )
  }

  /** Uploads, newest first. Throws `store.page`. */
  list(paging: Paging): { readonly uploads: readonly UploadRecord[]; readonly next?: string } {
    const query = pageQuery(paging)
    const found = this.#database.read((orm) =>
      orm
        .select()
        .from(uploads)
        .where(query.before === undefined ? undefined : lt(uploads.number, query.before))
        .orderBy(desc(uploads.number))
        .limit(query.limit + 1)
        .all(),
    )
    const { rows, ...next } = pageOf(found, query, ({ number }) => number)
    return { uploads: rows.map(recordOf), ...next }
  }
}

function recordOf(row: typeof uploads.$inferSelect): UploadRecord {
  const { number: _, ...record } = row
  return record
}
