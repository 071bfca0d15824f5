/** Without the signs that say how an emoji is tinted or drawn. */
export function plainEmoji(token: string): string {
  return token.replace(/\uFE0F|\p{Emoji_Modifier}/gu, '')
}

/** Whether a token is an emoji. */
export function isEmoji(token: string): boolean {
  return /^\p{Extended_Pictographic}/u.test(token)
}
