import { chaseMark } from './chase-mark.ts'
import { chaseWay, chaseWays } from './chase-way.ts'
import { type CharacterFinder, characterFinder, type CharacterPhrase } from './character-phrase.ts'
import { goingMotions } from './going-motions.ts'
import { goneBefore } from './gone-before.ts'
import type { Lexicon } from './lexicon.ts'
import type { Piece } from './piece.ts'
import type { Grammar } from './grammar.ts'
import { thirdPerson } from './word-forms.ts'
import { isLead, isMark, isPreposition } from './word-roles.ts'

/** A prompt in which one token stands for each way to go of who chases another, and what each of those is. */
export interface ChasePrompt {
  readonly tokens: readonly string[]
  readonly runs: ReadonlyMap<string, Piece>
}

const chased =
  /^ ((?:(?:is|gets|got) )?(?:being )?(?:chased|pursued|hunted|followed) by|(?:is )?(?:flees|fleeing|fled|escapes|escaping|escaped|(?:runs|running|ran) away) from) /
const chases =
  /^ ((?:is )?(?:(?:chas|pursu|rac)(?:es|ing|ed)|(?:hunt|follow)(?:s|ing|ed)|(?:runs|running|ran) after)(?: after)?) /
const longestVerb = 4
const longestPhrase = 5

/**
 * Reads who chases whom, where a model knows no chase: both go one way, to the right where none is said, and who is chased goes ahead. "a dog
 * chases a rabbit" is "a dog runs to the right and a rabbit runs to the right". Of two that are named the first is on the left: one who is
 * chased to the left is named first.
 */
export function readChase(
  tokens: readonly string[],
  lexicon: Lexicon,
  known: ReadonlySet<string>,
  grammar: Grammar,
): ChasePrompt {
  const runs = new Map<string, Piece>()
  const going = goingMotions(lexicon)
  const usual = going.find(({ direction }) => direction === 'right')
  if (!usual || !known.has('and') || known.has('chases')) return { tokens, runs }
  const ways = chaseWays(going)
  const goes = new Set(going.flatMap(({ verbs }) => verbs))
  const isGoing = (word: string): boolean =>
    [word, ...thirdPerson(word)].some((form) => goes.has(lexicon.synonyms[form] ?? form))
  const find = characterFinder(lexicon, known, grammar)
  const stand = ({ words, who }: CharacterPhrase, way: string, from: string): string[] => {
    const token = `${chaseMark}${runs.size}`
    const verb = who.verbs.find((one) => known.has(one)) ?? 'goes'
    runs.set(token, { from, to: `${verb} ${way}`, role: 'verb' })
    return [...words, token]
  }
  const made: string[] = []
  for (let at = 0; at < tokens.length; at++) {
    const text = ` ${tokens.slice(at, at + longestVerb).join(' ')} `
    const flight = chased.exec(text)?.[1]
    const verb = flight ?? chases.exec(text)?.[1]
    // "a cat, chased by", "a cat that is chased by", "a cat runs left, chased by".
    // Who is only followed goes on.
    const gone = !flight || flight.startsWith('followed') ? undefined : goneBefore(made, ways, isGoing)
    const led = flight !== undefined && /^(?:,|that|which|who)$/.test(made.at(-1) ?? '') ? 1 : 0
    const until = gone?.start ?? made.length - led
    const first = verb === undefined ? undefined : characterBefore(made.slice(0, until), find)
    const next = at + (verb?.split(' ').length ?? 0)
    const other = first && find(tokens, next)
    const end = next + (other?.words.length ?? 0)
    // Of "a cat, chased by a dog, jumps" the cat jumps.
    const apart = !gone && made.at(-1) === ',' && led > 0 && end < tokens.length
    const goesOn = !apart || (tokens[end] === ',' && isGoing(tokens[end + 1] ?? ''))
    const way = other && goesOn ? chaseWay(tokens, end, ways, isGoing) : undefined
    if (verb === undefined || !first || !other || !way) {
      made.push(tokens[at]!)
      continue
    }
    const own = made.splice(until)
    made.length -= first.words.length
    const from = gone ? `${own.join(' ')} ${verb}` : verb
    const { phrases, direction } = way.motion ?? gone?.motion ?? usual
    const [left, right] = (direction === 'left') === (flight !== undefined) ? [first, other] : [other, first]
    made.push(
      ...stand(left, phrases[0]!, from),
      'and',
      ...stand(right, phrases[0]!, way.said || from),
      ...way.before,
    )
    at = way.end - 1
  }
  return { tokens: made, runs }
}

/** Who alone is named last: neither in something, "in a car", nor with another one, "a cat and a dog". */
function characterBefore(tokens: readonly string[], find: CharacterFinder): CharacterPhrase | undefined {
  for (let length = Math.min(longestPhrase, tokens.length); length > 0; length--) {
    const at = tokens.length - length
    const before = tokens[at - 1] ?? ','
    if (before === 'and' || isPreposition(before) || !(isLead(tokens[at]!) || isMark(before))) continue
    const found = find(tokens, at)
    if (found?.words.length === length) return found
  }
  return undefined
}
