import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { applyAssignments } from '../../../engine/cli/apply-assignments.ts'
import { main } from '../../../engine/cli/main.ts'
import { nodeRegistry } from '../../../engine/cli/read-workflow.ts'
import type { WorkflowDocument } from '../../../engine/graph/index.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelgraph-cli-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** The exit code of a command line and what it said of it. */
async function said(...words: string[]): Promise<readonly [number, string]> {
  let text = ''
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => {
    text += String(chunk)
    return true
  })
  try {
    return [await main(words), text]
  } finally {
    spy.mockRestore()
  }
}

it.each(['nope.json', 'nope.mp4', 'nope.png'])('a file that is not there is bad input: %s', async (name) => {
  expect((await said('validate', join(folder, name)))[0]).toBe(2)
})

it('a file that is no video is bad input', async () => {
  const path = join(folder, 'words.mp4')
  await writeFile(path, Buffer.from([0, 0, 0, 24, ...Buffer.from('ftypisom and nothing else')]))
  const [code, text] = await said('validate', path)
  expect([code, text]).toEqual([2, expect.stringContaining('words.mp4')])
})

it('a workflow that makes nothing is bad input, and says what it lacks', async () => {
  const path = join(folder, 'empty.reelgraph.json')
  await writeFile(
    path,
    JSON.stringify({ format: 'reelgraph', version: 1, id: 'empty', meta: {}, nodes: {}, edges: {} }),
  )
  vi.stubEnv('REELGRAPH_DATA', join(folder, 'data'))
  const [code, text] = await said('run', path)
  vi.unstubAllEnvs()
  expect([code, text]).toEqual([2, expect.stringContaining('Add Save Video or Preview')])
})

it('what is set inside of an instance is read as outside', async () => {
  const type = 'subgraph/say@1'
  const document = {
    format: 'reelgraph',
    version: 1,
    id: 'w',
    meta: {},
    nodes: {
      say: { type, version: 1, params: {} },
      clip: { type: 'clip/empty-clip', version: 1, params: {} },
    },
    edges: {},
    inputs: [{ name: 'prompt', to: ['say', 'words'] }],
    subgraphs: {
      say: {
        title: 'Say',
        version: 1,
        nodes: {
          other: { type: 'values/number', version: 1, params: {} },
          prompt: { type: 'text/prompt', version: 1, params: {} },
        },
        edges: {},
        inputs: [{ name: 'words', to: ['prompt', 'words'] }],
        outputs: [],
      },
    },
  } as unknown as WorkflowDocument
  const set = async (name: string, value: string) =>
    applyAssignments(document, [{ name, value }], nodeRegistry(), {} as never)
  for (const name of ['prompt', 'say.words'])
    for (const words of ['2024', 'true', '[x]'])
      expect((await set(name, words)).nodes['say']!.params).toEqual({ words })
  for (const [text, seconds] of [
    ['.5', 0.5],
    ['2.', 2],
    ['007', 7],
  ] as const)
    expect((await set('clip.seconds', text)).nodes['clip']!.params).toEqual({ seconds })
})

it('an instance that is inside of itself ends nowhere, and is not followed for ever', async () => {
  const node = { type: 'subgraph/loop@1', version: 1, params: {} }
  const inputs = [{ name: 'x', to: ['n', 'x'] }]
  const loop = { title: 'Loop', version: 1, nodes: { n: node }, edges: {}, inputs, outputs: [] }
  const document = {
    format: 'reelgraph',
    version: 1,
    id: 'w',
    meta: {},
    nodes: { i: node },
    edges: {},
    subgraphs: { loop },
  }
  const set = [{ name: 'i.x', value: '1' }]
  const changed = await applyAssignments(
    document as unknown as WorkflowDocument,
    set,
    nodeRegistry(),
    {} as never,
  )
  expect(changed.nodes['i']!.params).toEqual({ x: 1 })
})
