import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core'
import Libsql from 'libsql'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Database } from '../../../engine/store/database.ts'
import { migrate, versionOf } from '../../../engine/store/migrate.ts'
import { migrations } from '../../../engine/store/migrations/index.ts'
import { nameDatabaseError } from '../../../engine/store/name-database-error.ts'
import { openStore } from '../../../engine/store/open-store.ts'
import * as schema from '../../../engine/store/schema.ts'
import { codeOf, eventsOf, workflow } from './store-folder.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'reelgraph-open-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const database = () => join(root, 'reelgraph.db')

test('a folder that is not there is made, with an empty store in it', () => {
  root = join(root, 'deep', 'data')
  const store = openStore(root)
  expect(store.runs.list({ limit: 10 })).toEqual({ runs: [] })
  expect(store.workflows.list({ limit: 10 })).toEqual({ workflows: [] })
  expect(store.outputs.list({ limit: 10 })).toEqual({ outputs: [] })
  expect(store.uploads.list({ limit: 10 })).toEqual({ uploads: [] })
  expect([store.queue.size(), store.queue.paused, store.runs.claimNext()]).toEqual([0, false, undefined])
  store.close()
})

test('what was written is there after closing and opening', () => {
  let store = openStore(root)
  const run = store.runs.create({
    document: workflow('Kite'),
    inputs: { seed: 7 },
    targets: ['a/b'],
    priority: 3,
  })
  store.runs.append(run.id, 0, eventsOf(run.id, 1, { type: 'run.queued' }))
  const { id } = store.workflows.create(workflow('Kite'))
  const upload = store.uploads.add({ sha256: 'a'.repeat(64), name: 'kite.png', mime: 'image/png', bytes: 5 })
  const output = { run: run.id, node: 'save', key: 'k', name: 'kite', mime: 'video/mp4', bytes: 9 }
  const added = store.outputs.add({ ...output, sha256: 'b'.repeat(64) })
  store.queue.pause()
  store.close()

  store = openStore(root)
  expect(store.runs.read(run.id)).toEqual({ ...run, lastSeq: 1 })
  expect(store.events.after(run.id, 0, 10)).toEqual(eventsOf(run.id, 1, { type: 'run.queued' }))
  expect(store.workflows.read(id)?.document).toEqual(workflow('Kite'))
  expect(store.uploads.read(upload.id)).toEqual(upload)
  expect(store.outputs.read(added.id)).toEqual(added)
  expect(store.queue.paused).toBe(true)
  store.close()
})

test('a closed store says so, and closing it again does nothing', () => {
  const store = openStore(root)
  store.close()
  store.close()
  expect(codeOf(() => store.runs.list({ limit: 1 }))).toBe('store.closed')
  expect(codeOf(() => store.runs.create({ document: workflow() }))).toBe('store.closed')
})

test('a second server is refused while the first has the folder', () => {
  const store = openStore(root)
  expect(() => openStore(root)).toThrow(`Another Reelgraph server works with ${root}.`)
  expect(codeOf(() => openStore(root))).toBe('store.in-use')
  store.runs.create({ document: workflow() })
  store.close()
  openStore(root).close()
})

test('the connection logs ahead, waits for the disk and checks foreign keys', () => {
  const opened = new Database(database())
  const pragmas = ['journal_mode', 'synchronous', 'foreign_keys', 'busy_timeout'] as const
  const values = opened.read((orm) =>
    pragmas.flatMap((name) => Object.values(orm.get<object>(sql.raw(`PRAGMA ${name}`)))),
  )
  expect(values.filter((value) => typeof value !== 'object')).toEqual(['wal', 2, 1, 5000])
  opened.close()
})

test('a write that throws leaves nothing, and one inside another is part of it', () => {
  const opened = new Database(database())
  const add = (id: string) =>
    opened.write((orm) =>
      orm
        .insert(schema.uploads)
        .values({ id, sha256: id, name: id, mime: 'x/y', bytes: 1, createdAt: 1 })
        .run(),
    )
  const fail = () =>
    opened.write(() => {
      add('one')
      add('two')
      throw new Error('no')
    })
  expect(fail).toThrow('no')
  add('three')
  expect(opened.read((orm) => orm.select({ id: schema.uploads.id }).from(schema.uploads).all())).toEqual([
    { id: 'three' },
  ])
  opened.close()
})

test('a database of a newer program is refused and left as it is', () => {
  openStore(root).close()
  const client = new Libsql(database())
  client.exec('PRAGMA user_version = 99')
  expect(() => openStore(root)).toThrow(/newer Reelgraph.*version is 99.*Update Reelgraph/)
  expect(codeOf(() => openStore(root))).toBe('store.newer')
  expect(versionOf(client)).toBe(99)
  client.close()
})

test('what is no database is named, not overwritten, and lets go of the folder', () => {
  writeFileSync(database(), 'These are my notes. '.repeat(400))
  expect(codeOf(() => openStore(root))).toBe('store.corrupt')
  expect(() => openStore(root)).toThrow(/is damaged.*Put a copy of it back/)
  rmSync(database())
  openStore(root).close()
})

test('a page that was overwritten is named when it is read', () => {
  let store = openStore(root)
  const runs = Array.from({ length: 20 }, () => store.runs.create({ document: workflow('x'.repeat(5000)) }))
  store.close()
  const client = new Libsql(database())
  const [page] = client.pragma('page_size') as [{ page_size: number }]
  const { rootpage } = client.prepare("SELECT rootpage FROM sqlite_master WHERE name = 'runs'").get() as {
    rootpage: number
  }
  client.close()
  const junk = Buffer.alloc(page.page_size, 0xee)
  overwrite(database(), junk, (rootpage - 1) * page.page_size)
  store = openStore(root)
  expect(codeOf(() => store.runs.read(runs[0]!.id))).toBe('store.corrupt')
  store.close()
})

test('a place that cannot hold a database is named', () => {
  mkdirSync(database())
  expect(codeOf(() => openStore(root))).toBe('store.unwritable')
  writeFileSync(join(root, 'file'), '')
  expect(codeOf(() => openStore(join(root, 'file', 'data')))).toBe('store.unwritable')
})

test('a migration is whole or not there, and the next start goes on', () => {
  const client = new Libsql(database())
  const good = 'CREATE TABLE one (a TEXT) STRICT;'
  const bad = 'CREATE TABLE two (a TEXT) STRICT; CREATE TABLE one (a TEXT) STRICT;'
  expect(() => migrate(client, 'db', [good, bad])).toThrow('one')
  const tables = () => client.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all()
  expect([versionOf(client), tables()]).toEqual([1, [{ name: 'one' }]])
  migrate(client, 'db', [good, 'CREATE TABLE two (a TEXT) STRICT;'])
  expect([versionOf(client), tables()]).toEqual([2, [{ name: 'one' }, { name: 'two' }]])
  client.close()
})

test('the tables that queries know are those that the migrations make', () => {
  const client = new Libsql(database())
  migrate(client, 'db')
  expect(versionOf(client)).toBe(migrations.length)
  const known = Object.values(schema).map((table) => getTableConfig(table as SQLiteTable))
  const made = client
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .all()
  expect(known.map(({ name }) => name).sort()).toEqual(
    made.map((row) => (row as { name: string }).name).sort(),
  )
  for (const { name, columns } of known) {
    const info = client.pragma(`table_info(${name})`) as {
      name: string
      type: string
      notnull: number
      pk: number
    }[]
    const described = columns.map((column) => [
      column.name,
      column.getSQLType().toUpperCase(),
      column.notNull,
    ])
    expect(described, name).toEqual(
      info.map(({ name, type, notnull, pk }) => [name, type, notnull === 1 || (pk > 0 && isOnly(info))]),
    )
  }
  client.close()
})

test.each([
  ['SQLITE_FULL', 'store.full', 'Free some space'],
  ['SQLITE_CORRUPT_VTAB', 'store.corrupt', 'Put a copy of it back'],
  ['SQLITE_NOTADB', 'store.corrupt', 'Put a copy of it back'],
  ['SQLITE_BUSY_SNAPSHOT', 'store.busy', 'Close it'],
  ['SQLITE_READONLY', 'store.unwritable', 'Set REELGRAPH_DATA'],
  ['SQLITE_IOERR_FSYNC', 'store.disk', 'Check the disk'],
])('%s is named %s', (sqlite, code, remedy) => {
  const cause = new Libsql.SqliteError('x', sqlite)
  const named = nameDatabaseError(new Error('query failed', { cause }), '/data/reelgraph.db')
  expect(named).toMatchObject({ code, subject: '/data/reelgraph.db' })
  expect((named as Error).message).toContain(remedy)
})

test('a fault of the program keeps its own words', () => {
  const fault = new TypeError('x is not a function')
  expect(nameDatabaseError(fault, 'db')).toBe(fault)
})

function isOnly(info: readonly { pk: number }[]): boolean {
  return info.filter(({ pk }) => pk > 0).length === 1
}

function overwrite(path: string, bytes: Buffer, at: number): void {
  const file = openSync(path, 'r+')
  writeSync(file, bytes, 0, bytes.length, at)
  closeSync(file)
}
