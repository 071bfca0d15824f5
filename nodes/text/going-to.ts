/** What somebody is going, or about, to do is done: "a fox is going to eat" eats, "two dogs are about to jump" jump. Who is going to a place goes there. */
export function goingTo(text: string): string {
  return text.replaceAll(
    /(?<!\p{L})(?:(is|are) )?(going|about) to (?!the |an? |\p{L}+ing(?!\p{L})|school|town|bed|sleep|work|left|right)(\p{L}+)(?! of)/gu,
    (whole, be: string | undefined, lead: string, verb: string) => {
      if (be === undefined && lead === 'about') return whole
      if (be === 'are') return verb
      if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ies`
      return /(?:[sxzo]|[cs]h)$/.test(verb) ? `${verb}es` : `${verb}s`
    },
  )
}
