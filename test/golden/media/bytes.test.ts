import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { board, movingSquare } from '../../unit/media/pictures.ts'
import { contactSheet, readImage } from '../../../engine/media/index.ts'
import { pngWithText } from '../../../engine/media/png-text.ts'
import { i420Bytes, rgbToI420 } from '../../../engine/media/yuv.ts'

const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex').slice(0, 16)

describe('bytes that are ours alone do not change unnoticed', () => {
  it('BT.709 limited range, by the numbers of the recommendation', () => {
    const out = new Uint8Array(i420Bytes(2, 2))
    const yuv = (r: number, g: number, b: number): number[] => {
      rgbToI420({ width: 2, height: 2, data: Uint8Array.from([r, g, b, r, g, b, r, g, b, r, g, b]) }, out)
      return [out[0]!, out[4]!, out[5]!]
    }
    expect(yuv(255, 255, 255)).toEqual([235, 128, 128])
    expect(yuv(0, 0, 0)).toEqual([16, 128, 128])
    expect(yuv(255, 0, 0)).toEqual([63, 102, 240])
    expect(yuv(0, 255, 0)).toEqual([173, 42, 26])
    expect(yuv(0, 0, 255)).toEqual([32, 240, 118])
    for (let grey = 0; grey < 256; grey++) expect(yuv(grey, grey, grey).slice(1)).toEqual([128, 128])
    const picture = new Uint8Array(i420Bytes(34, 36))
    rgbToI420(board(33, 35), picture)
    expect(sha(picture)).toBe('58a0de0e27217ffd')
  })

  it('a contact sheet, pixel by pixel', async () => {
    const videos = [movingSquare(24, 16, 9), movingSquare(24, 16, 5)]
    const sheet = await readImage(
      await contactSheet(videos, { columns: 4, labels: ['a fox runs', 'Nächte'], cell: 24 }),
    )
    expect([sheet.width, sheet.height, sha(sheet.data)]).toEqual([116, 70, 'ad6415f3fd92db14'])
  })

  it('a PNG text chunk', () => {
    const empty = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
      'base64',
    )
    expect(sha(pngWithText(empty, '{"reelgraph":1,"workflow":"é"}'))).toBe('2755bc4a11913289')
  })
})
