import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { asset, param, portKindOf, seed } from '../../../engine/define/index.ts'

describe('portKindOf', () => {
  it.each([
    ['a number', z.number().min(0).default(5), 'number'],
    ['an int', z.int().default(1), 'integer'],
    ['a number that is an int', z.number().int().min(1).default(1), 'integer'],
    ['a seed', seed(), 'integer'],
    ['a boolean', z.boolean().default(false), 'boolean'],
    ['a string', z.string().max(10).default(''), 'text'],
    ['an enum', z.enum(['a', 'b']).default('a'), 'text'],
    ['an asset', asset(), 'text'],
    ['an optional number', z.number().optional(), 'number'],
    ['a list', z.array(z.string()).default([]), undefined],
    ['an object', z.object({ x: z.number() }).default({ x: 0 }), undefined],
    ['a union', z.union([z.number(), z.string()]).default(0), undefined],
  ])('%s', (_, schema, kind) => {
    expect(portKindOf(param(schema, { label: 'Setting' }))?.id).toBe(kind)
  })
})
