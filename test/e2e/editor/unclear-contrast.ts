import type { Page } from 'playwright-core'
import sharp from 'sharp'

/** A line of text as it is drawn: where, in CSS pixels, and in what colour, 0…255 with its opacity 0…1. */
interface Line {
  readonly target: string
  readonly text: string
  readonly box: {
    readonly left: number
    readonly top: number
    readonly width: number
    readonly height: number
  }
  readonly colour: readonly [number, number, number, number]
  readonly large: boolean
}

/**
 * Texts whose contrast axe cannot tell, since something overlaps them or their ground is no plain colour: each is measured against the
 * pixels that are drawn behind it, and told where nine tenths of these leave it below WCAG AA (1.4.3). What is covered is no text to read.
 */
export async function unclearContrast(page: Page, targets: readonly string[]): Promise<string[]> {
  if (targets.length === 0) return []
  const lines = await page.evaluate(hideTexts, targets)
  const shot = await page.screenshot({ animations: 'disabled' })
  await page.evaluate(showTexts)
  const { data, info } = await sharp(shot).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  return lines.flatMap(({ target, text, box, colour, large }) => {
    const ratios: number[] = []
    const right = Math.min(info.width, Math.ceil(box.left + box.width))
    const bottom = Math.min(info.height, Math.ceil(box.top + box.height))
    for (let y = Math.max(0, Math.floor(box.top)); y < bottom; y++)
      for (let x = Math.max(0, Math.floor(box.left)); x < right; x++) {
        const at = 3 * (y * info.width + x)
        const ground = [data[at]!, data[at + 1]!, data[at + 2]!] as const
        const mixed = ground.map((value, k) => value + (colour[k]! - value) * colour[3])
        ratios.push(contrast(mixed, ground))
      }
    const ratio = ratios.sort((a, b) => a - b)[Math.floor(ratios.length / 10)]
    const wanted = large ? 3 : 4.5
    return ratio === undefined || ratio >= wanted - 0.05
      ? []
      : [`contrast ${ratio.toFixed(2)} < ${wanted}: "${text}" ${target}`]
  })
}

/** Runs in the page: the lines of what can be seen of these elements; their letters become transparent. */
function hideTexts(targets: readonly string[]): Line[] {
  const lines: Line[] = []
  const hidden: (HTMLElement | SVGElement)[] = []
  for (const target of targets) {
    const element = document.querySelector<HTMLElement | SVGElement>(target)
    if (!element) continue
    const style = getComputedStyle(element)
    let opacity = 1
    for (let up: Element | null = element; up; up = up.parentElement)
      opacity *= Number(getComputedStyle(up).opacity)
    // The browser itself turns any notation of a colour into numbers.
    const context = new OffscreenCanvas(1, 1).getContext('2d')!
    context.fillStyle = element instanceof SVGElement ? style.fill : style.color
    context.fillRect(0, 0, 1, 1)
    const [r, g, b, a] = context.getImageData(0, 0, 1, 1).data
    const scale =
      element.getBoundingClientRect().height /
        ((element instanceof HTMLElement && element.offsetHeight) || Infinity) || 1
    const size = parseFloat(style.fontSize) * scale
    for (const node of element.childNodes) {
      const text = node.nodeType === Node.TEXT_NODE ? node.textContent!.trim() : ''
      if (text === '') continue
      const range = document.createRange()
      range.selectNodeContents(node)
      for (const { left, top, width, height } of range.getClientRects()) {
        const seen = [1 / 4, 1 / 2, 3 / 4].every((down) => {
          const above = document.elementFromPoint(left + width / 2, top + height * down)
          return above !== null && (element.contains(above) || above.contains(element))
        })
        if (width < 2 || !seen) continue
        lines.push({
          target,
          text,
          // Letters stand in the middle of their line; above and below it may be another's ground.
          box: { left, top: top + height / 4, width, height: height / 2 },
          colour: [r!, g!, b!, (a! / 255) * opacity],
          large: size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700),
        })
      }
    }
    hidden.push(element)
  }
  for (const element of hidden) {
    const drawn = element instanceof SVGElement ? 'fill' : 'color'
    element.dataset['drawn'] = `${drawn}:${element.style.getPropertyValue(drawn)}`
    element.style.setProperty(drawn, 'transparent', 'important')
  }
  return lines
}

/** Runs in the page: undoes what `hideTexts` did. */
function showTexts(): void {
  for (const element of document.querySelectorAll<HTMLElement | SVGElement>('[data-drawn]')) {
    const [name, before] = element.dataset['drawn']!.split(':')
    element.style.setProperty(name!, before!)
    delete element.dataset['drawn']
  }
}

/** The contrast ratio of two colours, 1…21 (WCAG 2.2, relative luminance). */
function contrast(one: readonly number[], other: readonly number[]): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light! + 0.05) / (dark! + 0.05)
}

function luminance(colour: readonly number[]): number {
  const [r, g, b] = colour.map((value) => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}
