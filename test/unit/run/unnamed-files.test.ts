import { expect, test } from 'vitest'
import { z } from 'zod'
import {
  defineNode,
  number,
  output,
  param,
  type NodeDefinition,
  type RunContext,
  type SavedOutput,
} from '../../../engine/define/index.ts'
import { execute, type NodeRun, type RunEvent, type RunResult } from '../../../engine/run/index.ts'
import { buildGraph, noServices } from './graph-builder.ts'

/** A node that publishes a file, and then does as it is told. */
const saver = defineNode({
  type: 'test/saver',
  version: 1,
  title: 'Saver',
  summary: 'Saves.',
  inputs: { next: param(z.string(), { label: 'Next' }) },
  outputs: { out: output(number) },
  effect: true,
})

const fileOf = (key: string): SavedOutput => ({
  key,
  path: `/out/${key}`,
  name: 'clip',
  mime: 'video/mp4',
  bytes: 3,
  sha256: 'a'.repeat(64),
})

interface Told {
  readonly result: RunResult
  /** Types of events, and nodes whose files were told of without one, in order. */
  readonly said: readonly string[]
  readonly key: string
}

async function runSaver(next: string): Promise<Told> {
  const said: string[] = []
  let saved = ''
  const save = async ({ key }: { key: string }): Promise<SavedOutput> => fileOf((saved = key))
  const run = async ({ inputs, key, services }: RunContext<(typeof saver)['inputs']>) => {
    await services.outputs.save({
      key,
      name: 'clip',
      extension: 'mp4',
      mime: 'video/mp4',
      write: async () => {},
    })
    if (inputs.next === 'cancel') handle.cancel()
    if (inputs.next === 'fail') throw new Error('after the save')
    return inputs.next === 'give nothing' ? {} : { out: 1 }
  }
  const node = { definition: saver as unknown as NodeDefinition, run: run as NodeRun }
  const { graph, implementations } = buildGraph({ save: { node, params: { next } } }, ['save'])
  const handle = execute(graph, {
    run: 'r',
    implementations,
    services: { ...noServices, outputs: { find: async () => undefined, save } },
    onEvent: ({ type }: RunEvent) => said.push(type),
    onUnnamedFile: (path, file) => said.push(`${path} left ${file.key}`),
  })
  return { result: await handle.done, said, key: saved }
}

test.each([
  ['cancel', 'run.cancelled', 'cancelled', []],
  ['fail', 'run.failed', 'failed', ['node.failed']],
  ['give nothing', 'run.failed', 'failed', ['node.failed']],
])(
  'a file that is there though its node was told to %s is told of before the end',
  async (next, last, status, failed) => {
    const { result, said, key } = await runSaver(next)
    expect(said).toEqual(['run.started', 'node.started', ...failed, `save left ${key}`, last])
    expect(result.status).toBe(status)
    expect(result.files).toEqual([fileOf(key)])
  },
)

test('a file that an event names is told of by that alone', async () => {
  const { result, said, key } = await runSaver('end well')
  expect(said).toEqual(['run.started', 'node.started', 'node.done', 'run.done'])
  expect(result.files).toEqual([fileOf(key)])
})
