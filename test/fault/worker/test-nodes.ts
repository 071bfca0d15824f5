import { appendFileSync, existsSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import { z } from 'zod'
import {
  clip,
  defineNode,
  input,
  number,
  output,
  param,
  type NodeDefinition,
  type Run,
} from '../../../engine/define/index.ts'
import type { NodeRun } from '../../../engine/run/index.ts'
import { frameBytes } from '../../../engine/worker/frames.ts'
import type { ditSampler } from '../../../nodes/sampling/dit-sampler.ts'
import { run as sample } from '../../../nodes/sampling/dit-sampler.run.ts'

/** What a worker under test is told through the file that REELGRAPH_TEST_WISH names. */
export interface Wish {
  /** The process kills itself when this step is made, once. */
  readonly killAt?: number
  /** How long each step takes beside its work. */
  readonly stepMs?: number
}

const behave = defineNode({
  type: 'test/behave',
  version: 1,
  title: 'Behave',
  summary: 'Does as it is told.',
  inputs: { does: param(z.string().default('well'), { label: 'Does' }) },
  outputs: { out: output(number) },
})

const behaveRun: Run<typeof behave> = async ({ inputs, signal, node }) => {
  switch (inputs.does) {
    case 'kill':
      process.kill(process.pid, 'SIGKILL')
      return never()
    case 'exit':
      process.exit(0)
      break
    case 'throw':
      setTimeout(() => {
        throw new Error(`thrown by ${node}`)
      })
      return never()
    case 'junk':
      writeSync(4, 'Hello, I am a driver and print where I please.')
      return never()
    case 'nonsense':
      writeSync(4, frameBytes({ type: 'event', attempt: 1, event: { type: 'run.perfect' } }))
      return never()
    case 'stand still':
      process.kill(process.pid, 'SIGSTOP')
      return never()
    case 'block':
      // The main thread waits in native code, as it does for inference, and costs no one anything.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60_000)
      break
    case 'eat memory': {
      const eaten: number[][] = []
      for (;;) eaten.push(Array<number>(1_000_000).fill(eaten.length))
    }
    case 'ignore':
      return never()
    case 'wait':
      await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)))
      break
    case 'complain':
      writeSync(2, 'mmap of 1 GiB: Cannot allocate memory, using less\n')
      break
    case 'old news':
      for (const attempt of [1, 99]) {
        const event = { run: 'first', seq: 1000, at: 0, type: 'run.done' }
        writeSync(4, frameBytes({ type: 'event', attempt, event }))
        writeSync(4, frameBytes({ type: 'ended', attempt, status: 'done', left: 0 }))
      }
      break
    default:
      break
  }
  return { out: 1 }
}

const keepClip = defineNode({
  type: 'test/keep-clip',
  version: 1,
  title: 'Keep Clip',
  summary: 'Saves the latents as they are.',
  inputs: { clip: input(clip) },
  outputs: {},
  effect: true,
})

const keepClipRun: Run<typeof keepClip> = async ({ inputs, key, services }) => {
  await services.outputs.save({
    key,
    name: 'latents',
    extension: 'bin',
    mime: 'application/octet-stream',
    write: async (path) => writeFileSync(path, inputs.clip.latents),
  })
  return {}
}

const saveThenWait = defineNode({
  type: 'test/save-then-wait',
  version: 1,
  title: 'Save Then Wait',
  summary: 'Saves a file and goes on until it is told to stop.',
  inputs: {},
  outputs: {},
  effect: true,
})

const saveThenWaitRun: Run<typeof saveThenWait> = async ({ key, note, services, signal }) => {
  await services.outputs.save({
    key,
    name: 'early',
    extension: 'txt',
    mime: 'text/plain',
    write: async (path) => writeFileSync(path, 'there'),
  })
  note('It is saved.')
  await new Promise((resolve) => signal.addEventListener('abort', resolve))
  return {}
}

/** The sampler itself, at a pace, with its steps written down, and dead at a wished step. */
const pacedSample: Run<typeof ditSampler> = (context) => {
  const path = process.env['REELGRAPH_TEST_WISH']!
  const { killAt, stepMs = 0 } = JSON.parse(readFileSync(path, 'utf8')) as Wish
  const { checkpoint } = context
  return sample({
    ...context,
    progress(done, total, detail) {
      context.progress(done, total, detail)
      appendFileSync(`${path}.steps`, `${done}\n`)
      if (done !== killAt || existsSync(`${path}.killed`)) return
      writeFileSync(`${path}.killed`, '')
      process.kill(process.pid, 'SIGKILL')
    },
    checkpoint: {
      load: () => checkpoint.load(),
      async offer(make) {
        await new Promise((resolve) => setTimeout(resolve, stepMs))
        await checkpoint.offer(make)
      },
    },
  })
}

function never(): Promise<never> {
  return new Promise(() => {})
}

export const declarations = [behave, keepClip, saveThenWait] as unknown as readonly NodeDefinition[]

export const implementations: Readonly<Record<string, NodeRun>> = {
  'test/behave': behaveRun,
  'test/keep-clip': keepClipRun,
  'test/save-then-wait': saveThenWaitRun,
  'sampling/dit-sampler': pacedSample,
}
