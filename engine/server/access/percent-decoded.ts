/** A text as it was before its characters were written as `%…`; one that was not written so stays as it is, and `+` is no space. */
export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
