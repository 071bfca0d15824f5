import { describe, expect, it } from 'vitest'
import {
  baseKinds,
  boolean,
  clip,
  image,
  integer,
  list,
  number,
  text,
  video,
} from '../../../engine/define/index.ts'
import { conversionBetween, conversionOfId, fitKind } from '../../../engine/graph/index.ts'

const revive = { video: (recipe: unknown) => ({ recipe }) as never }

describe('conversions', () => {
  it.each([
    [integer, number, 3, 3],
    [number, integer, 2.6, 3],
    [number, integer, -0.2, 0],
    [integer, text, 3, '3'],
    [number, text, 0.5, '0.5'],
    [boolean, text, true, 'true'],
    [clip, list(clip), 'c', ['c']],
    [integer, list(number), 3, [3]],
    [list(integer), list(text), [1, 2], ['1', '2']],
  ])('%# $id', (from, to, value, expected) => {
    const conversion = conversionBetween(from, to)!
    expect(conversion.convert(value, revive)).toEqual(expected)
    expect(conversion.words.length).toBeGreaterThan(0)
    expect(conversionOfId(conversion.id)).toMatchObject({ id: conversion.id, words: conversion.words })
  })

  it('makes a video of an image', () => {
    const picture = { width: 1, height: 1, data: new Uint8Array(3) }
    expect(conversionBetween(image, video)?.convert(picture, revive)).toEqual({
      recipe: { type: 'image', image: picture, frames: 1, fps: 24 },
    })
  })

  it('converts nothing to itself, and not what does not fit', () => {
    for (const kind of baseKinds) expect(conversionBetween(kind, kind)).toBeUndefined()
    expect(conversionBetween(text, clip)).toBeUndefined()
    expect(conversionBetween(list(text), text)).toBeUndefined()
    expect(conversionOfId('cake→clip')).toBeUndefined()
    expect(conversionOfId('toString')).toBeUndefined()
  })

  it('prefers a conversion to running per item', () => {
    expect(fitKind(list(integer), list(number))).toMatchObject({ mapped: false })
    expect(fitKind(list(integer), number)).toMatchObject({
      mapped: true,
      conversion: { id: 'integer→number' },
    })
    expect(fitKind(list(list(text)), list(text))).toMatchObject({ mapped: true })
    expect(fitKind(list(text), clip)).toBeUndefined()
  })
})
