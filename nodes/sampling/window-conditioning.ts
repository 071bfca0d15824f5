import type { Conditioning } from '../../engine/define/index.ts'

/**
 * Gives the captions that a window's frames can see. The same shots give the same object again, so that a model may
 * keep what it computed from it.
 */
export function windowConditioning(prompt: Conditioning): (shots: readonly string[]) => Conditioning {
  const made = new Map<string, Conditioning>()
  return (shots) => {
    const seen = new Set(shots)
    const key = JSON.stringify([...seen])
    const known = made.get(key)
    if (known) return known
    const spans = prompt.spans.filter(({ scope }) => scope === 'all' || seen.has(scope.shot))
    const window = spans.length === prompt.spans.length ? prompt : { ...prompt, spans }
    made.set(key, window)
    return window
  }
}
