import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, changesBetween, explainMiss } from '../../../engine/graph/index.ts'
import { walkedText } from '../../../engine/graph/canonical-json.ts'
import { frozenInputKey, inputKey, type KeyParts, nodeKey } from '../../../engine/graph/node-key.ts'

const parts: KeyParts = { type: 'a/b', version: 1, params: { x: 1, y: 'two' }, inputs: { clip: 'k/clip' } }

describe('canonicalJson', () => {
  it('has one spelling per value', () => {
    expect(canonicalJson({ b: 1, a: [true, null, 'ü"\n'] })).toBe('{"a":[true,null,"ü\\"\\n"],"b":1}')
    expect(canonicalJson({ a: undefined, b: -0 })).toBe('{"b":0}')
    expect(canonicalJson([undefined])).toBe('[null]')
    expect(canonicalJson([NaN, Infinity, -Infinity])).toBe(
      '[{"$number":"NaN"},{"$number":"Infinity"},{"$number":"-Infinity"}]',
    )
    expect(canonicalJson(1e21)).toBe('1e+21')
    const shared = { s: 1 }
    expect(canonicalJson([shared, shared])).toBe('[{"s":1},{"s":1}]')
  })

  it('is JSON, and does not depend on the order of keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value))
        expect(canonicalJson(reversed(value))).toBe(canonicalJson(value))
      }),
      { seed: 287, numRuns: 200 },
    )
  })

  it('spells flat values as the walk does', () => {
    const flat = fc.dictionary(
      fc.string(),
      fc.oneof(
        fc.double(),
        fc.string(),
        fc.boolean(),
        fc.constant(undefined),
        fc.constant(null),
        fc.bigInt(),
        fc.dictionary(fc.string(), fc.oneof(fc.jsonValue(), fc.double(), fc.constant(undefined))),
      ),
    )
    fc.assert(
      fc.property(flat, (value) => {
        expect(canonicalJson(value)).toBe(walkedText(value))
      }),
      { seed: 289, numRuns: 500 },
    )
    const { type, version, params, inputs } = parts
    const whole = { type, version, params, inputs, environment: undefined, externals: undefined }
    expect(canonicalJson(whole)).toBe(walkedText(whole))
  })

  it('names what has no key, and never recurses', () => {
    const ring: Record<string, unknown> = {}
    ring['ring'] = ring
    for (const bad of [ring, () => 0, Symbol('s')]) {
      expect(() => canonicalJson(bad)).toThrow(expect.objectContaining({ code: 'value.not-json' }))
    }
    let deep: unknown = 0
    for (let depth = 0; depth < 100_000; depth++) deep = [deep]
    expect(canonicalJson(deep)).toHaveLength(200_001)
  })
})

describe('nodeKey', () => {
  it('is the same for the same parts in any order, and a sha256', () => {
    expect(nodeKey(parts)).toMatch(/^[0-9a-f]{64}$/)
    expect(nodeKey({ ...parts, params: { y: 'two', x: 1 } })).toBe(nodeKey(parts))
    // Keys are on people's disks: a change of this one throws every cache away, so it must be meant.
    expect(nodeKey(parts)).toBe('a6647355a359056dcfb29d786c1b0c47fdefaaf53fc16dbaba0c83cf038801e4')
  })

  it('differs with each part', () => {
    const others: KeyParts[] = [
      { ...parts, type: 'a/c' },
      { ...parts, version: 2 },
      { ...parts, params: { x: 2, y: 'two' } },
      { ...parts, params: { x: '1', y: 'two' } },
      { ...parts, inputs: { clip: 'k/other' } },
      { ...parts, inputs: {} },
      { ...parts, environment: { provider: 'cpu' } },
      { ...parts, externals: ['abc'] },
    ]
    expect(new Set([parts, ...others].map(nodeKey)).size).toBe(others.length + 1)
  })

  it('tells ports and conversions of one source apart', () => {
    const wires = [
      inputKey('k', { port: 'a' }),
      inputKey('k', { port: 'b' }),
      inputKey('k', { port: 'a', conversion: 'integer→text' }),
      frozenInputKey('k', {}),
      frozenInputKey('k', { conversion: 'integer→text' }),
    ]
    expect(new Set(wires).size).toBe(wires.length)
  })
})

describe('explainMiss', () => {
  it('says which input changed', () => {
    const after: KeyParts = { ...parts, params: { x: 2, y: 'two' }, inputs: { clip: 'other' } }
    expect(changesBetween(parts, after)).toEqual([
      { what: 'param', name: 'x' },
      { what: 'input', name: 'clip' },
    ])
    expect(explainMiss(parts, after)).toBe('x, clip changed')
    expect(explainMiss(parts, after, (name) => name.toUpperCase())).toBe('X, CLIP changed')
    expect(explainMiss(undefined, after)).toBe('first run')
    expect(explainMiss(parts, { ...parts })).toBeUndefined()
    expect(explainMiss(parts, { ...parts, environment: 1, externals: 2, version: 3, type: 'c' })).toBe(
      'the node type, the node version, the device or its settings, 1 more changed',
    )
  })
})

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, field]) => [name, reversed(field)]),
  )
}
