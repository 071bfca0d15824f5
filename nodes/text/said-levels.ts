import type { Saying } from './saying.ts'

const level = '(above|over|below|under|beneath|underneath)'
const another = String.raw`((?:an?|the) (?:\p{L}+ ){1,3}?)`
const said = (form: string): RegExp => new RegExp(form, 'gu')

/** Who is above or below whom, for models that were taught so: "hovering in the air just over the head of a dog" is above it. */
export const saidLevels: readonly Saying[] = [
  [/\b(?:right )?on top of (?=(?:an?|the) )/g, 'above '],
  [
    said(
      String.raw`\b(?:high )?(?:up )?in (?:the |mid[ -]?)(?:air|sky),? (?:just |right |directly |straight )?${level} (?=an?\b|the\b|it\b)`,
    ),
    '$1 ',
  ],
  [said(String.raw`\b(?:just|directly|straight|slightly) ${level}\b`), '$1'],
  [/\bright (above|below|beneath|underneath)\b/g, '$1'],
  [/\b(above|over) the heads? of\b/g, '$1'],
  [/\b(above|over) (?:its|his|her) head\b/g, '$1 it'],
  // "with a bee above it" tells of another one.
  [said(String.raw`,? \bwith ${another}(?:that is )?(\p{L}+ing )${level} it\b`), ' and $1that is $2$3 it'],
  [said(String.raw`,? \bwith ${another}${level} it\b`), ' and $1that stands still $2 it'],
  [
    said(String.raw`\b(?:is |are )?(?:hangs?|hanging|suspended|perched|hovers?|hovering) ${level}\b`),
    'stands still $1',
  ],
]
