/** What a sha256 looks like as the project writes it: 64 digits of lower-case hex. */
export const sha256Pattern = /^[0-9a-f]{64}$/

/** Whether a text is a sha256 in hex, by which assets, weights and kept outputs are found. */
export function isSha256(text: string): boolean {
  return sha256Pattern.test(text)
}
