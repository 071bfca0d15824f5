import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import type { WorkflowDocument } from '../../../engine/graph/index.ts'
import { openStore, type Store } from '../../../engine/store/index.ts'
import type { RunEvent, RunEventBody } from '../../../engine/run/index.ts'

/** A store in a temporary folder of each test's own, with a clock that the test sets. */
export interface StoreFolder {
  readonly root: string
  store: Store
  now: number
  /** Closes the store and opens it again. */
  reopen(): Store
}

/** Makes the folder before each test and removes it after it. */
export function storeFolder(): StoreFolder {
  const folder = { root: '', now: 0 } as { -readonly [K in keyof StoreFolder]: StoreFolder[K] }
  const open = () => (folder.store = openStore(folder.root, { now: () => folder.now }))
  folder.reopen = () => {
    folder.store.close()
    return open()
  }
  beforeEach(() => {
    folder.root = mkdtempSync(join(tmpdir(), 'reelgraph-store-'))
    folder.now = 1_000
    open()
  })
  afterEach(() => {
    folder.store.close()
    rmSync(folder.root, { recursive: true })
  })
  return folder
}

/** The least that is a workflow. */
export function workflow(title?: string): WorkflowDocument {
  const meta = title === undefined ? {} : { title }
  return { format: 'reelgraph', version: 1, id: 'w', meta, nodes: {}, edges: {}, layout: { nodes: {} } }
}

/** Events of a run from a number on, a second apart. */
export function eventsOf(run: string, from: number, ...bodies: readonly RunEventBody[]): RunEvent[] {
  return bodies.map((body, index) => ({ run, seq: from + index, at: (from + index) * 1000, ...body }))
}

/** The code of what is thrown. */
export function codeOf(work: () => unknown): string | undefined {
  try {
    work()
    return undefined
  } catch (error) {
    return String((error as { code?: unknown }).code)
  }
}
