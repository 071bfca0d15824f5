import { anyOf } from './any-of.ts'
import { bareForm } from './bare-form.ts'
import type { Lexicon } from './lexicon.ts'
import { thirdPerson } from './word-forms.ts'

const adverb = String.raw`(?:\p{L}+ly |ever |even |really )?`
/** What else is said of the same one before or behind: "jumps and does not spin", "does not jump but spins". */
const before = String.raw`(?<before>,? (?:and then|and|but|then|yet)(?= )|,)?`
const relative = String.raw`(?<relative> (?:that|which|who))?`
const behind = String.raw`(?<behind>(?:,? (?:and then|and|but|then|instead)|,)(?: (?:it|he|she|they|instead))? (?=(?<next>\p{L}+)))?`
/** Deeds to things, who comes out again and who stops doing something are read elsewhere. */
const other = String.raw`(?! (?:an?|the|its|his|her|it|them|out|\p{L}+ing)(?!\p{L}))`

/**
 * A model that is told what is not done does it. "does not jump" is "does not move" in the words that the lexicon has for one who stands still; it goes
 * where the same one does something else ("jumps and does not spin"), and where it only says which one is meant ("a red car that does not
 * turn blue"). `done` are the verbs of what is known to be done (`doneVerbs`).
 */
export function leftUndone(
  text: string,
  lexicon: Lexicon,
  done: ReadonlySet<string>,
  tell: (from: string, to: string) => string,
): string {
  if (!/(?:does|do) not /.test(text)) return text
  const { motions, deeds } = lexicon
  const toThings = new Set(
    deeds.flatMap((deed) => [...deed.phrases, ...deed.words].map((said) => said.split(' ')[0])),
  )
  const standing = motions.flatMap(({ phrases }) => (phrases.some(isDenied) ? phrases : []))
  const still = standing.find(isDenied)
  const phrases = motions.flatMap(({ verbs, phrases: said }) =>
    verbs.length === 0 ? said : verbs.flatMap((verb) => [verb, ...said.map((way) => `${verb} ${way}`)]),
  )
  const bareOf = (phrase: string): string => phrase.replace(/^\p{L}+/u, (verb) => bareForm(verb, lexicon))
  const bare = [...phrases, ...[...done].filter((verb) => !toThings.has(verb))]
    .filter((phrase) => !/^(?:is|does) /.test(phrase))
    .map(bareOf)
  const none = new RegExp(
    `${before}${relative}(?:^| )(?<does>does|do) not ${adverb}(?:${anyOf(bare)})(?!\\p{L})${other}${behind}`,
    'gu',
  )
  // Several that "do not jump, spin" do neither; those who do not jump "but spin" spin.
  const isNext = (does: string, link: string, verb: string): boolean =>
    done.has(verb) ||
    (does === 'do' && !/^,?(?: and)? $/.test(link) && thirdPerson(verb).some((form) => done.has(form)))
  const kept = still?.slice('does not '.length)
  return text.replaceAll(none, (whole: string, ...found: unknown[]) => {
    const at = found.findLast((one) => typeof one === 'number')!
    const part = found.at(-1) as Record<
      'before' | 'relative' | 'does' | 'behind' | 'next',
      string | undefined
    >
    const said = whole.slice(0, whole.length - (part.behind?.length ?? 0))
    const goesOn = part.next !== undefined && isNext(part.does!, part.behind!, part.next)
    const rest = goesOn ? '' : (part.behind ?? '')
    if (isOfCamera(text, at) || (kept !== undefined && said.endsWith(` not ${kept}`))) return whole
    const comma = part.before === ',' ? ',' : ''
    const stands = standing.some((phrase) => said.endsWith(` ${bareOf(phrase)}`))
    if (part.relative || part.before || goesOn || stands || kept === undefined) {
      tell(said.replace(/^[ ,]+/, ''), '')
      return part.relative || goesOn ? `${part.before ?? ''}${goesOn ? ' ' : rest}` : `${comma}${rest}`
    }
    return `${part.before ?? ''} ${tell(said.trim(), `${part.does} not ${kept}`)}${rest}`
  })
}

function isDenied(phrase: string): boolean {
  return phrase.startsWith('does not ')
}

function isOfCamera(text: string, at: number): boolean {
  return /(?<!\p{L})camera$/u.test(text.slice(0, at))
}
