import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { WorkflowDocument } from '../graph/document.ts'
import type { EventError, RunEventBody } from '../run/events.ts'
import type { MediaFacts } from './output-record.ts'

// The tables as queries see them; the SQL that makes them is in `migrations`.

/** A row each run, small: it is written with every batch of events. */
export const runs = sqliteTable('runs', {
  number: integer('number').primaryKey({ autoIncrement: true }),
  id: text('id').notNull(),
  status: text('status').notNull(),
  title: text('title'),
  workflowId: text('workflow_id'),
  revision: integer('revision'),
  stopAfter: integer('stop_after'),
  priority: integer('priority').notNull(),
  rank: integer('rank').notNull(),
  attempt: integer('attempt').notNull(),
  lastSeq: integer('last_seq').notNull(),
  error: text('error', { mode: 'json' }).$type<EventError>(),
  fromRun: text('from_run'),
  fromKind: text('from_kind').$type<'retry' | 'continue' | 'branch' | 'keep'>(),
  createdAt: integer('created_at').notNull(),
  startedAt: integer('started_at'),
  endedAt: integer('ended_at'),
  cancelAskedAt: integer('cancel_asked_at'),
})

/** What a run was asked to do: large, written once, read by itself. */
export const runRequests = sqliteTable('run_requests', {
  run: integer('run').primaryKey(),
  document: text('document', { mode: 'json' }).$type<WorkflowDocument>().notNull(),
  inputs: text('inputs', { mode: 'json' }).$type<Readonly<Record<string, unknown>>>().notNull(),
  targets: text('targets', { mode: 'json' }).$type<readonly string[]>(),
})

/** Events of runs; `body` is the event without run, seq and at. */
export const events = sqliteTable(
  'events',
  {
    run: integer('run').notNull(),
    seq: integer('seq').notNull(),
    at: integer('at').notNull(),
    body: text('body', { mode: 'json' }).$type<RunEventBody>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.run, table.seq] })],
)

/** A row each saved workflow; `change` counts saves of all of them, so that it orders them by the last. */
export const workflows = sqliteTable('workflows', {
  number: integer('number').primaryKey({ autoIncrement: true }),
  id: text('id').notNull(),
  title: text('title').notNull(),
  searchTitle: text('search_title').notNull(),
  revision: integer('revision').notNull(),
  change: integer('change').notNull(),
  createdAt: integer('created_at').notNull(),
  updatedAt: integer('updated_at').notNull(),
  deletedAt: integer('deleted_at'),
})

/** All that was ever saved; only added to, but for autosaves. */
export const workflowRevisions = sqliteTable(
  'workflow_revisions',
  {
    workflow: integer('workflow').notNull(),
    revision: integer('revision').notNull(),
    document: text('document', { mode: 'json' }).$type<WorkflowDocument>().notNull(),
    name: text('name'),
    author: text('author'),
    restoredFrom: integer('restored_from'),
    createdAt: integer('created_at').notNull(),
    /** Set on autosaves: those of one sitting take each other's place. */
    sitting: text('sitting'),
  },
  (table) => [primaryKey({ columns: [table.workflow, table.revision] })],
)

/** Files that runs made; one row a run and key. */
export const outputs = sqliteTable('outputs', {
  number: integer('number').primaryKey({ autoIncrement: true }),
  id: text('id').notNull(),
  run: text('run').notNull(),
  node: text('node').notNull(),
  key: text('key').notNull(),
  name: text('name').notNull(),
  mime: text('mime').notNull(),
  bytes: integer('bytes').notNull(),
  sha256: text('sha256').notNull(),
  createdAt: integer('created_at').notNull(),
  caption: text('caption'),
  words: text('words').notNull().default(''),
  device: text('device'),
  media: text('media', { mode: 'json' }).$type<MediaFacts>(),
  starred: integer('starred', { mode: 'boolean' }).notNull().default(false),
  deletedAt: integer('deleted_at'),
})

/** Files that people brought; their bytes are assets. */
export const uploads = sqliteTable('uploads', {
  number: integer('number').primaryKey({ autoIncrement: true }),
  id: text('id').notNull(),
  sha256: text('sha256').notNull(),
  name: text('name').notNull(),
  mime: text('mime').notNull(),
  bytes: integer('bytes').notNull(),
  createdAt: integer('created_at').notNull(),
})

/** Blobs that a run's document names. */
export const runPins = sqliteTable(
  'run_pins',
  { run: integer('run').notNull(), sha256: text('sha256').notNull() },
  (table) => [primaryKey({ columns: [table.run, table.sha256] })],
)

/** Blobs that a revision names; they go with it. */
export const revisionPins = sqliteTable(
  'revision_pins',
  {
    workflow: integer('workflow').notNull(),
    revision: integer('revision').notNull(),
    sha256: text('sha256').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workflow, table.revision, table.sha256] })],
)

/** One row: whether the queue is paused. */
export const queueState = sqliteTable('queue_state', {
  only: integer('only').primaryKey(),
  paused: integer('paused', { mode: 'boolean' }).notNull(),
})
