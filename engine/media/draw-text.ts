/**
 * The 5×7 shapes of character displays for ASCII 32…126, one glyph a word: five columns from the left, the lowest bit
 * on top. Pixels of our own rather than a font of the machine's, so a sheet looks the same everywhere.
 */
const GLYPHS =
  '0000000000 00005f0000 0007000700 147f147f14 242a7f2a12 2313086462 3649562050 0005030000 ' +
  '001c224100 0041221c00 2a1c7f1c2a 08083e0808 00a0600000 0808080808 0060600000 2010080402 ' +
  '3e5149453e 00427f4000 7249494946 2141494d33 1814127f10 2745454539 3c4a494931 4121110907 ' +
  '3649494936 464949291e 0000140000 0040340000 0008142241 1414141414 0041221408 0201590906 ' +
  '3e415d594e 7c1211127c 7f49494936 3e41414122 7f4141413e 7f49494941 7f09090901 3e41415173 ' +
  '7f0808087f 00417f4100 2040413f01 7f08142241 7f40404040 7f021c027f 7f0408107f 3e4141413e ' +
  '7f09090906 3e4151215e 7f09192946 2649494932 03017f0103 3f4040403f 1f2040201f 3f4038403f ' +
  '6314081463 0304780403 6159494d43 007f414141 0204081020 004141417f 0402010204 4040404040 ' +
  '0003050000 2054547840 7f28444438 3844444428 384444287f 3854545418 00087e0902 18a4a49c78 ' +
  '7f08040478 00447d4000 2040403d00 7f10284400 00417f4000 7c04780478 7c08040478 3844444438 ' +
  'fc18242418 18242418fc 7c08040408 4854545424 04043f4424 3c4040207c 1c2040201c 3c4030403c ' +
  '4428102844 4c9090907c 4464544c44 0008364100 0000770000 0041360800 0201020402'

/** Pixels that a character takes at scale 1, with the gap to its neighbours. */
export const GLYPH_WIDTH = 6
export const GLYPH_HEIGHT = 9

/**
 * Draws one line of text into an RGB picture `width` pixels wide, its top left at (x, y), each dot `scale` pixels.
 * What is not ASCII shows as `?`; what does not fit into `maxWidth` pixels ends in `..`.
 */
export function drawText(
  target: { readonly data: Uint8Array; readonly width: number },
  text: string,
  place: {
    readonly x: number
    readonly y: number
    readonly maxWidth: number
    readonly scale: number
    readonly grey: number
  },
): void {
  const glyphs = GLYPHS.split(' ')
  const room = Math.floor(place.maxWidth / (GLYPH_WIDTH * place.scale))
  const characters = Array.from(text)
  const shown =
    characters.length > room ? [...characters.slice(0, Math.max(room - 2, 0)), '.', '.'] : characters
  for (const [i, character] of shown.entries()) {
    const code = character.charCodeAt(0)
    const glyph = glyphs[(code >= 32 && code <= 126 ? code : 63) - 32]!
    for (let column = 0; column < 5; column++) {
      const bits = Number.parseInt(glyph.slice(column * 2, column * 2 + 2), 16)
      for (let row = 0; row < 8; row++) {
        if (!((bits >> row) & 1)) continue
        const left = place.x + (i * GLYPH_WIDTH + column) * place.scale
        for (let y = place.y + row * place.scale; y < place.y + (row + 1) * place.scale; y++) {
          const at = (y * target.width + left) * 3
          target.data.fill(place.grey, at, at + 3 * place.scale)
        }
      }
    }
  }
}
