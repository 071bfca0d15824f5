import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { fieldSpec } from '../../../app/fields/field-spec.ts'
import { judgeValue } from '../../../app/fields/judge-value.ts'
import { itemsOf, newItem } from '../../../app/fields/record-list.ts'
import { isParam, param } from '../../../engine/define/index.ts'
import { declarations } from '../../../nodes/declarations.generated.ts'

const params = declarations.flatMap(({ type, inputs }) =>
  Object.entries(inputs).flatMap(([name, slot]) =>
    isParam(slot) ? [{ called: `${type} ${name}`, slot }] : [],
  ),
)
const of = (called: string) => fieldSpec(params.find((one) => one.called === called)!.slot)

describe('every declared setting', () => {
  it.each(params)('$called has a control', ({ slot }) => {
    const spec = fieldSpec(slot)
    expect(spec.is).not.toBe('json')
    if (slot.look.widget === 'slider') expect(spec.is).toBe('slider')
    if (slot.look.widget === 'seed') expect(spec.is).toBe('seed')
    if (slot.look.widget === 'multiline') expect(spec.is).toBe('multiline')
  })

  it('reads bounds, steps and units off its schema and look', () => {
    expect(of('sampling/dit-sampler guidance')).toEqual({
      is: 'slider',
      whole: false,
      min: 0,
      max: 30,
      step: 0.1,
    })
    expect(of('clip/empty-clip width')).toEqual({
      is: 'number',
      whole: true,
      min: 8,
      max: 8192,
      step: 16,
      unit: 'px',
    })
    expect(of('values/number value')).toEqual({ is: 'number', whole: false, step: 0.1 })
    expect(of('values/seed value')).toEqual({ is: 'seed', max: Number.MAX_SAFE_INTEGER })
    expect(of('media/load-image file')).toEqual({ is: 'file', accept: 'image' })
    expect(of('text/prompt words')).toEqual({ is: 'multiline', most: 20_000 })
    expect(of('clip/extend-clip direction')).toMatchObject({
      is: 'select',
      options: [
        { value: 'before', label: 'Before' },
        { value: 'after' },
        { value: 'both' },
        { value: 'loop' },
      ],
    })
  })

  it('of lists offers new items that are allowed', () => {
    for (const called of ['clip/multi-shot-composer shots', 'clip/multi-shot-composer characters']) {
      const spec = of(called)
      if (spec.is !== 'records') throw new Error(called)
      const { slot } = params.find((one) => one.called === called)!
      const first = newItem(spec.fields, spec.noun, [])
      const items = [first, newItem(spec.fields, spec.noun, [first])]
      expect(judgeValue(slot, items)).toMatchObject({ ok: true })
    }
  })
})

describe('a setting that a workflow exposes', () => {
  it('may be narrowed and never widened', () => {
    const steps = param(z.number().int().min(1).max(100).default(20), { label: 'Steps' })
    expect(fieldSpec(steps, { min: 4, max: 50, step: 2 })).toEqual({
      is: 'number',
      whole: true,
      min: 4,
      max: 50,
      step: 2,
    })
    expect(fieldSpec(steps, { min: -4, max: 500 })).toMatchObject({ min: 1, max: 100 })
  })
})

describe('a setting that no control is made for', () => {
  it('is JSON, and a broken list is an empty one', () => {
    expect(fieldSpec(param(z.record(z.string(), z.number()).default({}), { label: 'Weights' }))).toEqual({
      is: 'json',
    })
    expect(itemsOf('shots')).toEqual([])
    expect(itemsOf([1, { a: 1 }])).toEqual([{}, { a: 1 }])
  })
})
