import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { solve, solverNames } from '../../../engine/diffusion/index.ts'

/** Levels where logarithms and ratios are most strained, and ordinary ones. */
const level = fc.oneof(
  fc.constantFrom(0, 5e-324, 1e-310, 1e-16, 1e-7, 0.5, 0.5 + 2 ** -53, 1 - 1e-7, 1 - 2 ** -53, 1),
  fc.double({ min: 0, max: 1, noNaN: true }),
)

describe('any falling levels', () => {
  it('give finite samples that end on the clean prediction, with every solver', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...solverNames),
        fc.constantFrom('flow' as const, 'vp' as const),
        fc.array(fc.tuple(level, level), { minLength: 1, maxLength: 8 }),
        async (name, parametrisation, picked) => {
          const columns = [0, 1].map((f) => picked.map((pair) => pair[f]!).sort((a, b) => b - a))
          const sigmas = [...picked.map((_, i) => [columns[0]![i]!, columns[1]![i]!]), [0, 0]]
          // A constant prediction cannot be thrown off by extrapolation between levels that almost touch.
          const end = await solve(name, {
            x: Float64Array.of(1, -2, 0.5, 3),
            sigmas,
            denoise: () => ({ x0: [1, 2, 3, 4], uncond: [1, 2, 3, 4] }),
            noise: (k) => [0.3 * k, -1, 1, 0.2],
            options: { parametrisation },
          })
          end.forEach((value, i) => {
            expect(Number.isFinite(value)).toBe(true)
            if (columns[i >> 1]![0]! > 0) expect(value).toBe(i + 1)
          })
        },
      ),
      { seed: 20_261_123, numRuns: 1500 },
    )
  })
})
