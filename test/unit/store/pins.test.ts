import { readdirSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import Libsql from 'libsql'
import { expect, test } from 'vitest'
import type { WorkflowDocument } from '../../../engine/graph/index.ts'
import { FileBlobs } from '../../../engine/run/index.ts'
import { sweepDaily } from '../../../engine/server/sweep-daily.ts'
import { migrations } from '../../../engine/store/migrations/index.ts'
import { storeFolder, workflow } from './store-folder.ts'

const at = storeFolder()

const hash = (digit: string): string => digit.repeat(64)

/** A workflow with a node frozen to one blob and a start that is another. */
function pinning(frozen: string, start = frozen): WorkflowDocument {
  return {
    ...workflow(),
    nodes: {
      made: { type: 'a/b', version: 1, params: {}, frozen: { out: { sha256: frozen, bytes: 1 } } },
    },
    starts: { sampler: [{ sha256: start, bytes: 1 }] },
  }
}

test('what runs and revisions name is known, however old they are and whatever became of the workflow', () => {
  const { store } = at
  store.runs.create({ document: pinning(hash('1'), hash('2')) })
  const { id } = store.workflows.create(pinning(hash('3')))
  store.workflows.save(id, pinning(hash('4')), 1)
  store.workflows.restore(id, 1, 2)
  store.workflows.delete(id)
  // Named by nobody but a request that was refused.
  expect(() =>
    store.atomically(() => {
      store.runs.create({ document: pinning(hash('5')) })
      throw new Error('no')
    }),
  ).toThrow('no')
  const named = (): string[] =>
    ['1', '2', '3', '4', '5', '6'].filter((digit) => at.store.pins.has(hash(digit)))
  expect(named()).toEqual(['1', '2', '3', '4'])
  at.reopen()
  expect(named()).toEqual(['1', '2', '3', '4'])
})

test('a database from before knows what its documents name', () => {
  at.store.runs.create({ document: pinning(hash('1')) })
  at.store.workflows.create(pinning(hash('2'), hash('3')))
  at.store.close()
  // As the version without pins left it.
  const client = new Libsql(join(at.root, 'reelgraph.db'))
  client.exec('DROP TABLE run_pins; DROP TABLE revision_pins; ALTER TABLE runs DROP COLUMN cancel_asked_at')
  const before = migrations.findIndex((step) => step.includes('CREATE TABLE run_pins'))
  client.exec(`PRAGMA user_version = ${before}`)
  client.close()
  at.reopen()
  expect(['1', '2', '3', '4'].map((digit) => at.store.pins.has(hash(digit)))).toEqual([
    true,
    true,
    true,
    false,
  ])
})

test('a server clears away what nothing names when it starts, and nothing else', async () => {
  const folder = join(at.root, 'frozen')
  const blobs = new FileBlobs(folder)
  const keep = async (text: string): Promise<string> => {
    const { sha256 } = await blobs.put(Buffer.from(text))
    const longAgo = Date.now() / 1000 - 90 * 24 * 60 * 60
    utimesSync(join(folder, sha256), longAgo, longAgo)
    return sha256
  }
  const [ofRun, ofRevision, unnamed] = [await keep('run'), await keep('revision'), await keep('nobody')]
  at.store.runs.create({ document: pinning(ofRun) })
  const { id } = at.store.workflows.create(pinning(ofRevision))
  at.store.workflows.save(id, workflow('without'), 1)
  at.store.workflows.delete(id)
  const errors: unknown[] = []
  const sweeps = sweepDaily(at.root, at.store, (error) => errors.push(error))
  while (readdirSync(folder).includes(unnamed)) await wait(5)
  await wait(50)
  sweeps.stop()
  expect(readdirSync(folder).sort()).toEqual([ofRun, ofRevision].sort())
  expect(errors).toEqual([])
})

test('what only an autosave named is let go with it', () => {
  const { workflows, pins } = at.store
  const { id } = workflows.create(workflow())
  workflows.save(id, pinning(hash('7')), 1, { sitting: 's' })
  expect(pins.has(hash('7'))).toBe(true)
  workflows.save(id, pinning(hash('8')), 2, { sitting: 's' })
  expect([pins.has(hash('7')), pins.has(hash('8'))]).toEqual([false, true])
})
