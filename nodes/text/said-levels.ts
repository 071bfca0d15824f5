import type { Lexicon } from './lexicon.ts'
import type { Saying } from './saying.ts'
import { levels } from './word-roles.ts'

const level = `(${[...levels].join('|')})`
const said = (form: string): RegExp => new RegExp(form, 'gu')

/** Who is above or below whom, for models that were taught so: "hovering in the air just over the head of a dog" is above it. */
export function saidLevels({ words, characters, synonyms }: Lexicon): readonly Saying[] {
  if (!words.includes('above')) return []
  const own = characters.flatMap((character) => character.words)
  const names = [...own, ...Object.keys(synonyms).filter((word) => own.includes(synonyms[word]!))]
  const plain = names.filter((name) => /^[\p{L} -]+$/u.test(name)).sort((a, b) => b.length - a.length)
  const another = String.raw`((?:an?|the) (?:(?!that |which |who )\p{L}+ ){0,2}?(?:${plain.join('|')}) )`
  return [
    [/\b(?:right )?on top of (?=(?:an?|the) )/g, 'above '],
    [
      said(
        String.raw`\b(?:high (?:up )?)?in (?:the |mid[ -]?)(?:air|sky),? (?:just |right |directly |straight )?${level} (?=an?\b|the\b|it\b)`,
      ),
      '$1 ',
    ],
    [said(String.raw`\b(?:just|directly|straight|slightly) ${level}\b`), '$1'],
    [said(String.raw`\b((?:is|are|hovers?|hovering|hangs?|hanging) )right ${level}\b`), '$1$2'],
    [/\b(above|over) the heads? of\b/g, '$1'],
    [/\b(above|over) (?:its|his|her) head\b/g, '$1 it'],
    // "with a bee above it" tells of another one.
    [said(String.raw`,? \bwith ${another}((?:that|which) \p{L}+ )${level} it\b`), ' and $1$2$3 it'],
    [said(String.raw`,? \bwith ${another}(\p{L}+ing )${level} it\b`), ' and $1that is $2$3 it'],
    [said(String.raw`,? \bwith ${another}${level} it\b`), ' and $1that stands still $2 it'],
    [said(String.raw`\b(?:are (?:hanging|suspended|hovering)|hang|hover) ${level}\b`), 'stand still $1'],
    [
      said(String.raw`\b(?:is )?(?:hangs|hanging|suspended|perched|hovers|hovering) ${level}\b`),
      'stands still $1',
    ],
  ]
}
