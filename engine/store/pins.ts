import { eq } from 'drizzle-orm'
import type { WorkflowDocument } from '../graph/document.ts'
import type { Database, Orm } from './database.ts'
import { pinnedBlobs } from './pinned-blobs.ts'
import { revisionPins, runPins } from './schema.ts'

/** Which blobs runs and revisions name. */
export class Pins {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  /** Whether a run or a revision that is kept names a blob. */
  has(sha256: string): boolean {
    return this.#database.read((orm) => {
      const named = (table: typeof runPins | typeof revisionPins): boolean =>
        orm.select({ sha256: table.sha256 }).from(table).where(eq(table.sha256, sha256)).limit(1).get() !==
        undefined
      return named(runPins) || named(revisionPins)
    })
  }
}

/** Writes down what a run's document names, as part of the write that saves it. */
export function pinForRun(orm: Orm, run: number, document: WorkflowDocument): void {
  for (const sha256 of pinnedBlobs(document)) orm.insert(runPins).values({ run, sha256 }).run()
}

/** The same for a revision; what an autosave named is let go with it. */
export function pinForRevision(
  orm: Orm,
  workflow: number,
  revision: number,
  document: WorkflowDocument,
): void {
  for (const sha256 of pinnedBlobs(document))
    orm.insert(revisionPins).values({ workflow, revision, sha256 }).run()
}
