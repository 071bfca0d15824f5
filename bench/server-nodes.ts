import { appendFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { defineNode, number, optional, output, param } from '../engine/define/index.ts'
import type { NodeDefinition, Run } from '../engine/define/index.ts'
import type { NodeRun } from '../engine/run/index.ts'
import type { ditSampler } from '../nodes/sampling/dit-sampler.ts'
import { run as sample } from '../nodes/sampling/dit-sampler.run.ts'

const shape = [24, 9, 8, 8] as const

const paced = defineNode({
  type: 'bench/paced',
  version: 1,
  title: 'Paced',
  summary: 'A device that sleeps: steps as long as wished, with previews as large as those of picturebook.',
  inputs: {
    steps: param(z.number().int().default(10), { label: 'Steps' }),
    ms: param(z.number().default(100), { label: 'Milliseconds a step' }),
    does: param(z.enum(['stop', 'ignore', 'block']).default('stop'), { label: 'When cancelled' }),
    salt: param(z.number().default(0), { label: 'Salt' }),
  },
  outputs: { out: output(number) },
})

/** Steps hold the loop without work, as inference on a device does, and let it turn in between. */
const pacedRun: Run<typeof paced> = async ({ inputs, signal, progress, preview }) => {
  const { steps, ms, does } = inputs
  const latents = Float32Array.from({ length: shape.reduce<number>((a, b) => a * b, 1) }, (_, i) =>
    Math.sin(i),
  )
  const projection = {
    factors: Array.from({ length: shape[0] }, () => [0.1, 0.1, 0.1] as const),
    bias: [0, 0, 0] as const,
  }
  const nothing = new Int32Array(new SharedArrayBuffer(4))
  for (let step = 1; step <= steps; step++) {
    Atomics.wait(nothing, 0, 0, does === 'block' ? 60_000 : ms)
    tick(step)
    progress(step, steps)
    preview({ step, of: steps, sigma: 1 - step / steps, latents, shape, fps: 8, projection })
    await wait(0)
    if (does !== 'ignore') signal.throwIfAborted()
  }
  return { out: steps }
}

const link = defineNode({
  type: 'bench/link',
  version: 1,
  title: 'Link',
  summary: 'One of many in a row.',
  inputs: { a: optional(number), plus: param(z.number().default(1), { label: 'Plus' }) },
  outputs: { out: output(number) },
})

const linkRun: Run<typeof link> = ({ inputs }) => ({ out: (inputs.a ?? 0) + inputs.plus })

/** The sampler itself, with its steps on the clock. */
const clockedSample: Run<typeof ditSampler> = (context) =>
  sample({
    ...context,
    progress(done, total, detail) {
      tick(done)
      context.progress(done, total, detail)
    },
  })

/** Writes down when a step ended, in ms, and the processor time of this process so far. */
function tick(step: number): void {
  const path = process.env['REELGRAPH_BENCH_CLOCK']
  const { user, system } = process.cpuUsage()
  if (path !== undefined) appendFileSync(path, `${step} ${performance.now()} ${(user + system) / 1000}\n`)
}

export const declarations = [paced, link] as unknown as readonly NodeDefinition[]

export const implementations: Readonly<Record<string, NodeRun>> = {
  'bench/paced': pacedRun,
  'bench/link': linkRun,
  'sampling/dit-sampler': clockedSample,
}
