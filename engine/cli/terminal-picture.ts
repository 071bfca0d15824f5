/**
 * A picture in half blocks (▀, two pixels a character cell) with 24-bit colour.
 * `rgb` is `[height, width, 3]` bytes; it is scaled to `columns` cells wide by nearest neighbour, since every pixel
 * of a latent preview is already a soft average. Returns one string a row.
 */
export function terminalPicture(rgb: Uint8Array, width: number, height: number, columns: number): string[] {
  const rows = Math.max(1, Math.round((columns * height) / width / 2))
  const pixel = (column: number, halfRow: number): string => {
    const x = Math.min(width - 1, Math.floor((column * width) / columns))
    const y = Math.min(height - 1, Math.floor((halfRow * height) / (rows * 2)))
    const at = (y * width + x) * 3
    return `${rgb[at]!};${rgb[at + 1]!};${rgb[at + 2]!}`
  }
  const lines: string[] = []
  for (let row = 0; row < rows; row++) {
    let line = ''
    for (let column = 0; column < columns; column++) {
      line += `\x1b[38;2;${pixel(column, row * 2)}m\x1b[48;2;${pixel(column, row * 2 + 1)}m▀`
    }
    lines.push(line + '\x1b[0m')
  }
  return lines
}

/** Whether a terminal says that it shows 24-bit colour. */
export function showsPictures(stream: { isTTY?: boolean }, environment: NodeJS.ProcessEnv): boolean {
  if (!stream.isTTY || environment['NO_COLOR']) return false
  return /truecolor|24bit/i.test(environment['COLORTERM'] ?? '')
}
