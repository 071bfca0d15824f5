/**
 * Text for a terminal without what a terminal would obey: names, prompts and messages may come from a file of someone
 * else's. Line ends stay.
 */
export function plainText(text: string): string {
  return text.replaceAll(/(?!\n)\p{Cc}/gu, '\u{fffd}')
}
