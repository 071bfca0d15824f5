import type { Lexicon } from './lexicon.ts'
import type { Saying } from './saying.ts'
import { levels } from './word-roles.ts'

const level = `(${[...levels].join('|')})`
const begins = String.raw`(^|[.;] *)`
const said = (form: string): RegExp => new RegExp(form, 'gu')

/** Who is above or below whom, for models that were taught so: "hovering in the air just over the head of a dog" is above it. */
export function saidLevels({ words, characters, synonyms }: Lexicon): readonly Saying[] {
  if (!words.includes('above')) return []
  const own = characters.flatMap((character) => character.words)
  const names = [...own, ...Object.keys(synonyms).filter((word) => own.includes(synonyms[word]!))]
  const plain = names.filter((name) => /^[\p{L} -]+$/u.test(name)).sort((a, b) => b.length - a.length)
  const somebody = String.raw`(?:an?|the) (?:(?!that |which |who |with |and )\p{L}+ ){0,2}?(?:${plain.join('|')})`
  const another = `(${somebody} )`
  return [
    [/\b(?:right )?on top of (?=(?:an?|the) )/g, 'above '],
    [
      said(
        String.raw`\b(?:high (?:up )?)?in (?:the |mid[ -]?)(?:air|sky),? (?:just |right |directly |straight )?${level} (?=an?\b|the\b|it\b)`,
      ),
      '$1 ',
    ],
    // Somebody is "high above" another; nothing else is high.
    [said(String.raw`(?<![-\p{L}])(?:very )?high(?: up)?(?![-\p{L}]| above (?:it\b|${somebody}\b))`), ''],
    [said(String.raw`\b${level} (?:him|her)(?= *(?:[,.;!?]|$)| (?:in|on|at|while|and|as)\b)`), '$1 it'],
    // Looked for from "overhead" back: a long prompt without it is not searched for whom it would be of.
    [
      said(
        String.raw`\boverhead\b(?<=\b${another}[^.;]*?(?:,|and|while|as|with) ${another}[^.;]*?\boverhead)`,
      ),
      'above it',
    ],
    [said(String.raw`\boverhead,? (?:while|as) ${another}(?=\p{L}+s\b)`), 'above $1that '],
    [
      said(
        String.raw`\b${level} (?:just |right )?((?:an?|the) (?:\p{L}+ )?)(\p{L}+?)['’]?s (?:head|back|nose|ears)\b`,
      ),
      '$1 $2$3',
    ],
    [said(String.raw`\b${level} (?:its|his|her) (?:head|back|nose|ears)\b`), '$1 it'],
    [said(String.raw`\b${level} the (?:heads?|back) of\b`), '$1'],
    [said(String.raw`\b(?:just|directly|straight|slightly) ${level}\b`), '$1'],
    [said(String.raw`\b((?:is|are|hovers?|hovering|hangs?|hanging) )right ${level}\b`), '$1$2'],
    // Said first, with a comma behind it.
    [
      said(
        String.raw`${begins}${level} it,? ${another}((?:is )?\p{L}+(?:s|ing)\b(?: to the (?:left|right))?)`,
      ),
      '$1$3$4 $2 it',
    ],
    [
      said(String.raw`${begins}${level} (${somebody}),? (?:there (?:is|are) )?(?=(?:an?|the|two|three) )`),
      '$1$2 $3, ',
    ],
    // "with a bee above it" tells of another one; who is only named stands still.
    [
      said(
        String.raw`${begins}(${somebody}),? with ${another}(?:that |which )?(?:is )?(\p{L}+(?:s|ing) )${level} it\b`,
      ),
      '$1$2 stands still and $3is $4$5 it',
    ],
    [
      said(String.raw`${begins}(${somebody}),? with ${another}${level} it\b`),
      '$1$2 stands still and $3stands still $4 it',
    ],
    [
      said(String.raw`,? \bwith ${another}(?:that |which )?(?:is )?(\p{L}+(?:s|ing) )${level} it\b`),
      ' and $1is $2$3 it',
    ],
    [said(String.raw`,? \bwith ${another}${level} it\b`), ' and $1stands still $2 it'],
    [said(String.raw`\bis (\p{L}+s )${level} it\b`), '$1$2 it'],
    [said(String.raw`\b(?:are (?:hanging|suspended|hovering)|hang|hover) ${level}\b`), 'stand still $1'],
    [
      said(String.raw`\b(?:is )?(?:hangs|hanging|suspended|perched|hovers|hovering) ${level}\b`),
      'stands still $1',
    ],
  ]
}
