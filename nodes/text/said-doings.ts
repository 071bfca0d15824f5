import type { Saying } from './saying.ts'

/** What is done, when, and which way. */
export const saidDoings: readonly Saying[] = [
  [
    /\b(?:enters|comes in|comes|walks in|drives in|appears)(?: (?:the )?(?:frame|screen|scene|picture|view))? from the (left|right)(?: side)?(?: of the (?:frame|screen|scene|picture))?(?: and|,)(?: then)? (?:leaves|exits|goes out|goes|moves|disappears)(?: (?:the )?(?:frame|screen|scene|picture))?(?: out)? (?:to|on|at|towards) the (left|right)(?: side)?/g,
    'moves to the $2',
  ],
  [/\bto (?:the )?(left|right) side(?! of)\b/g, 'to the $1'],
  [/\b(?:passes|zooms|speeds|races) (?:past|by)(?= *(?:[,.;!?]|$)| (?:in|on|at)\b)/g, 'speeds'],
  [/\b(?:passing|zooming|speeding|racing) (?:past|by)(?= *(?:[,.;!?]|$)| (?:in|on|at)\b)/g, 'speeding'],
  [
    /\bpasses (?=(?:just |right |directly |high )?(?:above|over|below|under|beneath|underneath)\b)/g,
    'speeds ',
  ],
  [
    /\bpassing (?=(?:just |right |directly |high )?(?:above|over|below|under|beneath|underneath)\b)/g,
    'speeding ',
  ],
  [/\b(\p{L}+(?:s|ing)) by(?= *(?:[,.;!?]|$)| (?:in|on|at|while|and)\b)/gu, '$1'],
  [/\bcrosses the (?:frame|screen|picture|scene)\b/g, 'moves'],
  [/\bcrossing the (?:frame|screen|picture|scene)\b/g, 'moving'],
  [/(^|[.;!] *)crossing ((?:an?|the) \p{L}+), /gu, '$1in $2, '],
  [/\bcross (?=(?:an?|the) )/g, 'go through '],
  [
    /\b((?:leaves|makes) (?:(?:an?|its|his|her) )?(?:\p{L}+ )?\p{L}+(?: behind)?)((?: in the \p{L}+)?) (?:as|while) (?:it|he|she) (\p{L}+s (?:to the )?(?:left|right))\b/gu,
    '$3 and $1$2',
  ],
  [/\b(?:passes through|crosses) (?=(?:an?|the) )/g, 'goes through '],
  [/\b(?:passing through|crossing) (?=(?:an?|the) )/g, 'going through '],
  [
    /(^|[,.;!?] *)(before|after) (\p{L}+ing)((?: to the)? (?:left|right)| around| up| down)? (?=(?:an?|the) )/gu,
    '$1$2 $3$4, ',
  ],
  [
    /(?<!(?:\bas \S+|ed) )\bas (?=(?:it|they|the) |(?:an?|two|three) (?:(?!(?:in|on|at|of|with|and|to|that|who)\b)\p{L}+ ){1,3}\p{L}+s\b)|\bwhen (?=it )/gu,
    'while ',
  ],
  [/\b(?:sit|stand)(s|ing)? (?:\p{L}+ly |very )?still\b/gu, 'stand$1 still'],
  [/\bsitting still\b/g, 'standing still'],
  [/\b(stand)(s|ing)?\b(?! still|-)/g, '$1$2 still'],
  [/\b(?:goes|went|(?:is )?going) for a (walk|swim|run|drive)\b/g, '$1s'],
  [/\bgo for a (walk|swim|run|drive)\b/g, '$1'],
  [/\b(?:goes|went|(?:is )?going) to sleep\b/g, 'sleeps'],
  [/\bgo to sleep\b/g, 'sleep'],
  [/\bfades out\b/g, 'fades away'],
  [/\bturn(s?) (?:to (?:the )?)?(?=(?:left|right)\b)/g, 'move$1 to the '],
  [/\bturning (?:to (?:the )?)?(?=(?:left|right)\b)/g, 'moving to the '],
  [/(?<!\bcamera (?:\p{L}+ )?)\bturn(s|ing)(?= *(?:[,.;!?]|$))/gu, 'turn$1 around'],
  [/\bexits (?=to the (?:left|right)\b)/g, 'moves '],
  [/\bexiting (?=to the (?:left|right)\b)/g, 'moving '],
  [
    /(?<!\p{L})(?!panning|sitting|standing|looking|resting)(\p{L}+ing) (?=(?:left|right)(?: *[,.;!?]| and | then | in | on | at |$))/gu,
    '$1 to the ',
  ],
  [/(?<!\bfrom (?:the )?)\b(right to left|left to right)\b/g, 'from $1'],
  [/\bfrom the left(?: side)? to (?:the )?right(?: side)?\b/g, 'from left to right'],
  [/\bfrom the right(?: side)? to (?:the )?left(?: side)?\b/g, 'from right to left'],
]
