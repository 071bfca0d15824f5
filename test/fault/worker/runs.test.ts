import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { WorkflowDocument } from '../../../engine/graph/index.ts'
import type { WorkerOutput } from '../../../engine/worker/index.ts'
import { behaves, savesThenWaits, tinyVideo, WorkerBed } from './worker-bed.ts'

let bed: WorkerBed
beforeAll(() => {
  bed = new WorkerBed()
})
afterAll(() => bed.close())

test('events arrive in order, the file before the event that names it, and previews of who is watched', async () => {
  bed.supervisor.watch('first', true)
  expect(await bed.run('first', tinyVideo(1), { lastSeq: 1 })).toBe('done')
  const events = bed.events.filter(({ run }) => run === 'first')
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i + 2))
  const said = bed.said('first')
  expect(said[0]).toBe('run.started')
  expect(said.slice(-5)).toEqual(['started sampler', 'done sampler', 'started keep', 'done keep', 'run.done'])
  expect(bed.outputs).toEqual([
    expect.objectContaining({ node: 'keep', name: 'latents', bytes: 4 * 4 * 4 * 4 * 4 }),
  ])
  const { header, bytes } = bed.previews.at(-1)!
  expect(header).toMatchObject({ run: 'first', node: 'sampler', of: 4, encoding: 'latents-f16' })
  expect([header.frames, header.height, header.width]).toEqual([4, 4, 4])
  const archived = await bed.steps.read('first', 'sampler', header.step)
  expect(archived?.shape).toEqual([4, 4, 4, 4])
  expect(Buffer.from(archived!.latents)).toEqual(bytes)
  expect(archived!.left?.latents).toHaveLength(2 * 256)
  expect(bed.supervisor.device?.provider).toBe('cpu')
})

test('a result is found again, and its file is named again for another run', async () => {
  expect(await bed.run('again', tinyVideo(1))).toBe('done')
  expect(bed.said('again')).toContain('cached keep')
  expect(bed.outputs).toHaveLength(2)
  expect(bed.outputs[1]).toEqual(bed.outputs[0])
})

test('a run goes to a subgraph: what gives its outputs runs, and is kept where that is asked', async () => {
  const { nodes } = behaves('well')
  const one = {
    version: 1,
    title: 'One',
    inputs: [{ name: 'does', to: ['odd', 'does'] as const }],
    outputs: [{ name: 'out', from: ['odd', 'out'] as const }],
    nodes,
    edges: {},
    layout: { nodes: {} },
  }
  const instance = { type: 'subgraph/one@1', version: 1, params: { does: 'well' } }
  const document = { ...behaves('well'), nodes: { left: instance, right: instance }, subgraphs: { one } }
  const more = { targets: ['left'], keep: true }
  expect(await bed.run('inside', document as unknown as WorkflowDocument, more)).toBe('done')
  const events = bed.events.filter(({ run }) => run === 'inside')
  expect(new Set(events.flatMap((event) => ('node' in event ? [event.node] : [])))).toEqual(
    new Set(['left/odd']),
  )
  expect(events.map(({ type }) => type)).toContain('node.kept')
})

test('a disk that takes no pinned value is what the run fails of, not the node', async () => {
  rmSync(join(bed.root, 'frozen'), { recursive: true, force: true })
  writeFileSync(join(bed.root, 'frozen'), 'a file in the way')
  try {
    expect(await bed.run('unpinned', behaves('well'), { targets: ['odd'], keep: true })).toBe('failed')
    expect(bed.events.at(-1)).toMatchObject({
      type: 'run.failed',
      error: { code: 'output.unwritable', message: expect.stringContaining('EEXIST') as string },
    })
  } finally {
    rmSync(join(bed.root, 'frozen'))
  }
})

test('cancel takes effect between steps and the process stays', async () => {
  const { pid } = bed.supervisor
  bed.wish({ stepMs: 150 })
  const ended = bed.run('cancelled', tinyVideo(2, 40))
  await bed.when((event) => event.type === 'node.progress' && event.run === 'cancelled')
  bed.supervisor.cancel(bed.attempt)
  expect(await ended).toBe('cancelled')
  expect(bed.said('cancelled').at(-1)).toBe('run.cancelled')
  expect(bed.sampled.length).toBeLessThan(40)
  expect(bed.supervisor.pid).toBe(pid)
})

test('a file that is there when its run is cancelled is told of before the end', async () => {
  const ended = bed.run('saved', savesThenWaits())
  await bed.when((event) => event.type === 'node.note' && event.run === 'saved')
  let atEnd: WorkerOutput | undefined
  void bed.when((event) => {
    if (event.type === 'run.cancelled') atEnd = bed.outputs.at(-1)
    return false
  })
  bed.supervisor.cancel(bed.attempt)
  expect(await ended).toBe('cancelled')
  expect(bed.said('saved').slice(-2)).toEqual(['note save', 'run.cancelled'])
  expect(atEnd).toMatchObject({ node: 'save', name: 'early', mime: 'text/plain', bytes: 5 })
})

test('a node that holds the loop is stopped hard, and the next run works', async () => {
  const { pid } = bed.supervisor
  const ended = bed.run('blocked', behaves('block'))
  await bed.when((event) => event.type === 'node.started' && event.run === 'blocked')
  bed.supervisor.cancel(bed.attempt)
  expect(await ended).toBe('cancelled')
  const events = bed.events.filter(({ run }) => run === 'blocked')
  expect(events.at(-1)?.type).toBe('run.cancelled')
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i + 1))
  expect(await bed.run('after', behaves('well'))).toBe('done')
  expect(bed.supervisor.pid).not.toBe(pid)
})

test('a node that ignores the signal cannot keep the device: the next run has a new process', async () => {
  const { pid } = bed.supervisor
  const ended = bed.run('deaf', behaves('ignore'))
  await bed.when((event) => event.type === 'node.started' && event.run === 'deaf')
  bed.supervisor.cancel(bed.attempt)
  expect(await ended).toBe('cancelled')
  expect(await bed.run('hearing', behaves('well'))).toBe('done')
  expect(bed.supervisor.pid).not.toBe(pid)
})

test('what an older or unknown attempt says is refused', async () => {
  const [events, refused] = [bed.events.length, bed.supervisor.refused]
  expect(await bed.run('present', behaves('old news'))).toBe('done')
  expect(bed.supervisor.refused - refused).toBe(4)
  expect(bed.events.slice(events).every(({ run }) => run === 'present')).toBe(true)
  bed.supervisor.cancel(1)
  expect(bed.supervisor.state).toBe('idle')
})

test('one run at a time', async () => {
  const first = bed.run('held', behaves('wait'))
  const { attempt } = bed
  await expect(bed.run('other', behaves('well'))).rejects.toMatchObject({ code: 'worker.busy' })
  bed.supervisor.cancel(attempt)
  expect(await first).toBe('cancelled')
})

test('events that came at once are told at once', async () => {
  const told: number[] = []
  const busy = new WorkerBed({
    onEvents: (_, events) => {
      // A server that has something else to do finds all that came meanwhile.
      if (told.length === 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500)
      told.push(...events.map(({ seq }) => seq), 0)
    },
  })
  try {
    expect(await busy.run('r', tinyVideo(3))).toBe('done')
    const seqs = told.filter((seq) => seq > 0)
    expect(seqs).toEqual(seqs.map((_, i) => i + 1))
    expect(told.length - seqs.length).toBeLessThan(seqs.length)
  } finally {
    await busy.close()
  }
})
