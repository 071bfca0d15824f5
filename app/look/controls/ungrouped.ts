/** Digits in groups of three, as in `1,000`, that could also be a fraction: those that begin with a nought can only be one. */
const grouped = /(?<![\d.,])[1-9]\d{0,2}(?:,\d{3})+(?![\d,])/g

/**
 * A typed number without the commas between its thousands, where only whole numbers are asked for. Undefined where it might
 * as well be a fraction: `1,500` is one and a half to some and fifteen hundred to others.
 */
export function ungrouped(text: string, whole: boolean): string | undefined {
  if (whole) return text.replace(grouped, (digits) => digits.replaceAll(',', ''))
  return text.search(grouped) < 0 ? text : undefined
}
