import { describe, expect, it } from 'vitest'
import { flowFamily } from '../../../engine/models/family/flow.ts'

const shape = [1, 3, 1, 1]

/** A family around a transformer whose timestep has so many axes, and what it was fed. */
function around(axes: number, perFrameNoise: boolean) {
  const fed: Record<string, { readonly data: Float32Array; readonly dims: readonly number[] }> = {}
  const inputs = [
    { name: 'hidden_states', dims: [1, 1, 3, 1, 1] },
    { name: 'timestep', dims: Array.from({ length: axes }, () => undefined) },
    { name: 'encoder_hidden_states', dims: [1, 2, 2] },
  ]
  const info = {
    id: 'a-flow',
    text: { maxTokens: 2, width: 2 },
    timeConvention: 'sigma-1000',
    prediction: 'velocity',
    perFrameNoise,
  }
  const session = {
    ports: { outputs: ['out'] },
    has: () => false,
    tensor: (name: string, tensor: (typeof fed)[string]) => (fed[name] = tensor),
    run: () => Promise.resolve({ out: undefined }),
    floats: () => new Float32Array(3),
  }
  const pool = {
    use: (_id: string, _graph: unknown, work: (open: typeof session) => unknown) => work(session),
  }
  const span = { length: 2, mask: Uint8Array.of(0, 0), embeddings: new Float32Array(4), scope: 'all' }
  const family = flowFamily(
    { info, graphs: { transformer: { summary: { inputs } } } } as never,
    pool as never,
    () => Promise.resolve(span as never),
  )
  const denoise = (sigma: readonly number[]) =>
    family.denoise({
      latents: new Float32Array(3),
      shape,
      sigma: Float32Array.from(sigma),
      conditionings: [null],
    } as never)
  return { fed, denoise }
}

describe('a transformer that others trained', () => {
  it('is told one level, or the level of each frame where it says that it knows them', async () => {
    const one = around(1, false)
    await one.denoise([0.5, 0.5, 0.5])
    expect(one.fed['timestep']).toEqual({ data: Float32Array.of(500), dims: [1] })
    const each = around(2, true)
    await each.denoise([0, 0.25, 1])
    expect(each.fed['timestep']).toEqual({ data: Float32Array.of(0, 250, 1000), dims: [1, 3] })
  })

  it('is refused where it says so and takes one level for all: finished frames would pass for the noise of the rest', () => {
    expect(() => around(1, true)).toThrow(
      expect.objectContaining({
        code: 'model.unsupported',
        message: expect.stringContaining('perFrameNoise'),
      }),
    )
  })
})
