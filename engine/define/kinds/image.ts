import type { Image } from '../../media/image.ts'
import type { Kind } from '../kind.ts'
import { hasFields } from './plain-kind.ts'

/** One picture, sRGB, three bytes a pixel. */
export const image: Kind<'image', Image> = {
  id: 'image',
  title: 'Image',
  look: { dark: '#7FD3DC', light: '#0F626D', glyph: 'square', width: 2 },
  is: (value): value is Image =>
    hasFields(value, 'width', 'height', 'data') && value.data instanceof Uint8Array && !('open' in value),
  bytes: (value) => value.data.byteLength + 64,
  encode: ({ width, height, data }) => ({ meta: { width, height }, buffers: { data } }),
  decode(packed) {
    const { width, height } = packed.meta as { width: number; height: number }
    return { width, height, data: packed.buffers['data']?.slice() ?? new Uint8Array() }
  },
}
