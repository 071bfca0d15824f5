/** Whether a text is a sha256 in hex, by which files and kept outputs are found. */
export function isHash(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text)
}
