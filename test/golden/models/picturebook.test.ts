import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { readBundle } from '../../../engine/models/index.ts'
import type { GraphRole } from '../../../engine/models/bundle/bundle.ts'
import { SessionPool } from '../../../engine/models/session/session-pool.ts'

interface Port {
  readonly shape: number[]
  readonly values?: number[]
  readonly formula?: boolean
}
interface Golden {
  readonly graphs: Record<
    string,
    {
      readonly inputs: Record<string, Port>
      readonly outputs: Record<
        string,
        Port & { readonly stride: number; readonly scale: number; readonly values: number[] }
      >
    }
  >
}

const folder = fileURLToPath(new URL('../../../models/picturebook', import.meta.url))
const path = join(folder, 'golden.json')
const there = existsSync(path)
const golden = there ? (JSON.parse(readFileSync(path, 'utf8')) as Golden) : { graphs: {} }
const pool = new SessionPool(
  { provider: 'cpu', precision: 'fp32', threads: 2, runtime: '', reason: '' },
  1 << 30,
)
afterAll(() => pool.dispose())

/** The test input of that name: sin(0.37·i + salt) · cos(0.011·i·salt); `latent` is frame 0 of three of `latents`. */
function formula(name: string, shape: readonly number[]): Float32Array {
  const size = shape.reduce((a, b) => a * b)
  if (name === 'latent') {
    const [, channels, , h, w] = shape as [number, number, number, number, number]
    const all = formula('latents', [1, channels, 3, h, w])
    return Float32Array.from(
      { length: size },
      (_, i) => all[Math.floor(i / (h * w)) * 3 * h * w + (i % (h * w))]!,
    )
  }
  const salts: Record<string, number> = { latents: 1, text: 2, frames: 3 }
  const salt = salts[name] ?? 4 + Number(name.replace('state_', ''))
  return Float32Array.from({ length: size }, (_, i) => Math.sin(0.37 * i + salt) * Math.cos(0.011 * i * salt))
}

describe.skipIf(!there)(
  `the shipped bundle gives PyTorch's numbers${there ? '' : ' (skipped: no models/picturebook/golden.json)'}`,
  () => {
    for (const [file, { inputs, outputs }] of Object.entries(golden.graphs))
      test(file, async () => {
        const bundle = readBundle(folder)
        const [role] = Object.entries(bundle.graphs).find(([, graph]) => graph.file === file) as [
          GraphRole,
          unknown,
        ]
        await pool.use('picturebook', bundle.graphs[role]!, async (session) => {
          const feeds = Object.fromEntries(
            Object.entries(inputs).map(([name, { shape, values }]) => {
              const data = values ? Float32Array.from(values) : formula(name, shape)
              return [name, session.tensor(name, { data, dims: shape })]
            }),
          )
          const results = await session.run(feeds)
          for (const [name, { shape, stride, scale, values }] of Object.entries(outputs)) {
            expect(results[name]!.dims).toEqual(shape)
            const found = session.floats(results[name]!)
            values.forEach((value, i) =>
              expect(Math.abs(found[i * stride]! - value)).toBeLessThanOrEqual(1e-3 * scale),
            )
          }
        })
      })
    if (!there) test('nothing to compare with', () => undefined)
  },
)
