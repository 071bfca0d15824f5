import { and, desc, eq, isNull, lt, sql } from 'drizzle-orm'
import type { WorkflowDocument } from '../graph/document.ts'
import type { Database, Orm } from './database.ts'
import { dropReplaced } from './drop-replaced.ts'
import { omitNulls } from './omit-nulls.ts'
import { opaqueId } from './opaque-id.ts'
import { pageOf, pageQuery, type Paging } from './page.ts'
import { pinForRevision } from './pins.ts'
import { workflowRevisions, workflows } from './schema.ts'
import { checkedBase } from './checked-base.ts'
import type { RevisionNote, RevisionSummary, WorkflowRecord, WorkflowSummary } from './workflow-record.ts'
import {
  findRevision,
  findWorkflow,
  nextChange,
  revisionOf,
  searchForm,
  summaryOf,
  titlesOf,
  workflowOf,
  type WorkflowRow,
} from './workflow-rows.ts'

/** Which workflows a list has: those whose title holds `search`, whatever its case. */
export interface WorkflowFilter extends Paging {
  readonly search?: string | undefined
}

/**
 * Saved workflows. Every save is a revision, and none is ever changed. None is removed either, but for autosaves: the next
 * one of the same sitting takes the place of one that was made a moment ago and that no run refers to.
 */
export class Workflows {
  readonly #database: Database
  readonly #now: () => number

  constructor(database: Database, now: () => number) {
    this.#database = database
    this.#now = now
  }

  /** Saves a new workflow as revision 1. */
  create(document: WorkflowDocument, note: RevisionNote = {}): WorkflowRecord {
    const id = opaqueId('w')
    const now = this.#now()
    return this.#database.write((orm) => {
      const times = { createdAt: now, updatedAt: now }
      const row = { id, ...titlesOf(document), revision: 1, change: nextChange(orm), ...times }
      orm.insert(workflows).values(row).run()
      const { number } = workflowOf(orm, id)
      orm
        .insert(workflowRevisions)
        .values({ workflow: number, revision: 1, document, ...note, createdAt: now })
        .run()
      pinForRevision(orm, number, 1, document)
      return { id, title: row.title, revision: 1, ...times, document }
    })
  }

  /** A workflow at its newest revision; undefined where there is none or it was deleted. */
  read(id: string): WorkflowRecord | undefined {
    return this.#database.read((orm) => {
      const row = findWorkflow(orm, id)
      return row && { ...summaryOf(row), document: revisionOf(orm, row, row.revision).document }
    })
  }

  /** Workflows without their documents, last saved first. Throws `store.page`. */
  list({ search = '', ...paging }: WorkflowFilter): {
    readonly workflows: readonly WorkflowSummary[]
    readonly next?: string
  } {
    const query = pageQuery(paging)
    const wanted = and(
      isNull(workflows.deletedAt),
      search === '' ? undefined : sql`instr(${workflows.searchTitle}, ${searchForm(search)}) > 0`,
      query.before === undefined ? undefined : lt(workflows.change, query.before),
    )
    const found = this.#database.read((orm) =>
      orm
        .select()
        .from(workflows)
        .where(wanted)
        .orderBy(desc(workflows.change))
        .limit(query.limit + 1)
        .all(),
    )
    const { rows, ...next } = pageOf(found, query, ({ change }) => change)
    return { workflows: rows.map(summaryOf), ...next }
  }

  /**
   * Saves on top of revision `base` and gives the new revision's number. Throws `workflow.unknown`,
   * `workflow.unknown-revision`, or a StaleWorkflow with both revisions where `base` is not the newest any more.
   */
  save(id: string, document: WorkflowDocument, base: number, note: RevisionNote = {}): number {
    return this.#database.write((orm) => this.#add(orm, checkedBase(orm, id, base), document, note))
  }

  /** Saves an earlier revision again as the newest one; throws as `save` does. */
  restore(id: string, revision: number, base: number, note: RevisionNote = {}): number {
    return this.#database.write((orm) => {
      const row = checkedBase(orm, id, base)
      return this.#add(orm, row, revisionOf(orm, row, revision).document, note, revision)
    })
  }

  /** Deletes a workflow: it is not listed or read any more, but its revisions are kept. Throws `workflow.unknown`. */
  delete(id: string): void {
    this.#database.write((orm) => {
      const { number } = workflowOf(orm, id)
      orm.update(workflows).set({ deletedAt: this.#now() }).where(eq(workflows.number, number)).run()
    })
  }

  /** A workflow's revisions without their documents, newest first. Throws `workflow.unknown`. */
  revisions(id: string): readonly RevisionSummary[] {
    const { revision, name, author, restoredFrom, createdAt, sitting } = workflowRevisions
    return this.#database.read((orm) =>
      orm
        .select({ revision, createdAt, name, author, restoredFrom, sitting })
        .from(workflowRevisions)
        .where(eq(workflowRevisions.workflow, workflowOf(orm, id).number))
        .orderBy(desc(revision))
        .all()
        .map(omitNulls),
    )
  }

  /** The document of a revision; undefined where there is none of that number. Throws `workflow.unknown`. */
  readRevision(id: string, revision: number): WorkflowDocument | undefined {
    return this.#database.read((orm) => findRevision(orm, workflowOf(orm, id).number, revision)?.document)
  }

  #add(
    orm: Orm,
    row: WorkflowRow,
    document: WorkflowDocument,
    note: RevisionNote,
    restoredFrom?: number,
  ): number {
    const [revision, now] = [row.revision + 1, this.#now()]
    const added = { workflow: row.number, revision, document, ...note, restoredFrom, createdAt: now }
    orm.insert(workflowRevisions).values(added).run()
    pinForRevision(orm, row.number, revision, document)
    const changed = { ...titlesOf(document), revision, change: nextChange(orm), updatedAt: now }
    orm.update(workflows).set(changed).where(eq(workflows.number, row.number)).run()
    if (note.sitting !== undefined) dropReplaced(orm, row, note.sitting, now)
    return revision
  }
}
