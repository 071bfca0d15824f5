import { expect, test } from 'vitest'
import type { ConditioningSpan } from '../../../engine/define/values.ts'
import { absentShots, textForFrames } from '../../../engine/models/index.ts'

const span = (scope: ConditioningSpan['scope'], length: number, value: number): ConditioningSpan => ({
  scope,
  text: '',
  embeddings: new Float32Array(length * 2).fill(value),
  length,
  width: 2,
  mask: new Uint8Array(length).fill(1),
})
const conditioning = {
  model: 'm',
  spans: [
    span('all', 1, 1),
    span({ shot: 'a' }, 2, 2),
    span({ shot: 'gone' }, 3, 9),
    span({ shot: 'b' }, 1, 3),
  ],
}

test('a frame sees the caption of all and of its own shot', () => {
  const { text, mask, length } = textForFrames(conditioning, ['a', 'b', 'c'], 2)
  expect(length).toBe(4)
  expect([...text]).toEqual([1, 1, 2, 2, 2, 2, 3, 3])
  expect([...mask]).toEqual([1, 1, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0])
})

test('unconditional is one token that nobody sees', () => {
  expect(textForFrames(null, ['a', 'a'], 2)).toEqual({
    text: new Float32Array(2),
    mask: new Float32Array(2),
    length: 1,
    width: 2,
  })
})

test('tokens that are padding stay masked', () => {
  const padded = { ...span('all', 3, 1), mask: Uint8Array.of(1, 1, 0) }
  expect([...textForFrames({ model: 'm', spans: [padded] }, ['a'], 2).mask]).toEqual([1, 1, 0])
})

test('shots that a prompt speaks to and the clip has not are named', () => {
  expect(absentShots(conditioning, ['a', 'b'])).toEqual(['gone'])
})
