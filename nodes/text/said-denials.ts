import { bareForm } from './bare-form.ts'
import type { Lexicon } from './lexicon.ts'
import { thirdPerson } from './word-forms.ts'

const word = String.raw`\p{L}+`
const end = String.raw`(?!\p{L})`
const never = String.raw`(?<!\p{L})(?:never|no longer|hardly|barely)`
const who = String.raw`((?:the|an?) (?:${word} ){0,2}?${word})`

const unable =
  /(?<!\p{L})(?:can['’]t|cannot|(?:could|would|should|wo|must)n['’]t|(?:can|could|will|would|should|must) not|(?:is|are) (?:unable|not able) to|(?:refuse|fail)(?:s|d|ed)? to)(?= \p{L})/gu
const neverDoing = new RegExp(`${never} (?=${word}ing${end})`, 'gu')
const neverDoes = new RegExp(`${never} (${word}s)${end}`, 'gu')
const neither = new RegExp(`(?<!\\p{L})neither (${word}s)${end}([^.;!?]*?),? nor (${word}s)${end}`, 'gu')
const neitherOfTwo = new RegExp(`(?<!\\p{L})neither ${who} nor ${who} (${word}s)${end}`, 'gu')
const way = String.raw`(?: to the (?:left|right)| left| right| around| up(?: and down)?| down)?`
const more = String.raw`(?:,? (?:or|nor|and)|,) (${word})${way}${end}`
const notDoing = String.raw`(?<!\p{L})((?:does|do) not ${word}`
// Of several that are not done the second would be done: "does not jump and spin", "does not push a crate or run".
const orElse = new RegExp(`${notDoing}${way})((?:${more})+)`, 'gu')
const orAfter = new RegExp(
  `${notDoing}(?: ${word}){1,6}?)((?:,? (?:or|nor) ${word}${way}${end})(?:${more})*)`,
  'gu',
)
const eachMore = new RegExp(more, 'yu')
const wants = new RegExp(`(?<!\\p{L})((?:does|do) not) (?:${word}ly )?${word} to (?=(${word}))`, 'gu')
const stops = new RegExp(
  `(?<!not )(?<!\\p{L})(stop)(s|ped|ping)? (${word}ing)${way}${end}(?! (?:an?|the|its|his|her|it|them)${end})`,
  'gu',
)

/**
 * What is said not to be done, in words that are read: "can't jump", "refuses to jump" and "never jumps" are "does not jump", "neither jumps nor spins"
 * does not the one, and of the other nothing is said; who "stops running" stops. `done` are the verbs of what is known to be done (`doneVerbs`).
 */
export function saidDenials(
  text: string,
  lexicon: Lexicon,
  done: ReadonlySet<string>,
  tell: (from: string, to: string) => string,
): string {
  const bare = (verb: string): string | undefined => (done.has(verb) ? bareForm(verb, lexicon) : undefined)
  const isOfDone = (verb: string): boolean => thirdPerson(verb).some((form) => done.has(form))
  const alone = (whole: string, said: string, others: string): string => {
    let until = 0
    for (eachMore.lastIndex = 0; ; until = eachMore.lastIndex) {
      const verb = eachMore.exec(others)?.[1]
      if (verb === undefined || !isOfDone(verb)) break
    }
    if (until > 0) tell(others.slice(0, until), '')
    return whole.slice(0, said.length) + others.slice(until)
  }
  return text
    .replaceAll(unable, (said) => (/^(?:are|refuse|fail) /.test(said) ? 'do not' : 'does not'))
    .replaceAll(neverDoing, 'not ')
    .replaceAll(neverDoes, (whole, verb: string) => {
      const form = bare(verb)
      return form === undefined ? whole : `does not ${form}`
    })
    .replaceAll(neither, (whole, one: string, rest: string, other: string) => {
      const [first, second] = [bare(one), bare(other)]
      return first === undefined || second === undefined ? whole : `does not ${first}${rest} or ${second}`
    })
    .replaceAll(neitherOfTwo, (whole, one: string, other: string, verb: string) => {
      const form = bare(verb)
      return form === undefined ? whole : `${one} and ${other} do not ${form}`
    })
    .replaceAll(wants, (whole, denial: string, verb: string) => (isOfDone(verb) ? `${denial} ` : whole))
    .replaceAll(orElse, alone)
    .replaceAll(orAfter, alone)
    .replaceAll(stops, (whole, verb: string, ending: string | undefined, doing: string) =>
      isOfDone(doing) ? tell(whole, `${verb}${ending ?? ''}`) : whole,
    )
}
