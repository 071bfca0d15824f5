/** A still picture. `data` is row-major sRGB, three bytes a pixel (`3·width·height` bytes, 0…255). */
export interface Image {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}
