import type { Saying } from './saying.ts'

/** What the camera does, how it sees, and what is seen by it. */
export const saidViews: readonly Saying[] = [
  [/,?(?: with)? ?\bno camera (?:movement|motion)\b/g, ', static camera'],
  [/,?(?: in| with) (?:an? )?(?:static|still|fixed|locked-off) shot\b/g, ', static camera'],
  [/\b(?:an? )?(?:static|still|fixed|locked-off) shot(?: of)?\b/g, 'static camera,'],
  [/(^|[,.;!?] *)camera (?=\p{L}+s\b)/gu, '$1the camera '],
  [/\b(push|zoom|dolly|pull)-(in|out|back)\b/g, '$1 $2'],
  [
    /((?:^|[,.;!?]) *|\bcamera (?:\p{L}+ly )?)(zoom(?:s|ing)?)(?: \p{L}+ly)? (?:into|towards(?! the (?:left|right))|on)\b/gu,
    '$1$2 in on',
  ],
  [
    /(?<!\bcamera (?:\p{L}+ly )?)\bzooms (?=(?:in)?to\b|towards|through|past|across|down|along|over|off|away)/gu,
    'speeds ',
  ],
  [
    /\bcamera(?: slowly)? (?:moves|glides|flies|comes) towards(?! the (?:left|right))\b/g,
    'camera zooms in on',
  ],
  [/\b((?:zoom|dolly|pull)(?:s|ing)? (?:out|back)) from\b/g, '$1 on'],
  [
    /\bcamera(?: slowly)? (?:trucks|tracks|slides|glides|sweeps) (?:to the )?(left|right)\b/g,
    'camera pans $1',
  ],
  [/\bcamera (?:rotates|spins|goes|moves) around\b/g, 'camera orbits around'],
  // Whom it zooms in on is there before its second move.
  [
    /\b(?:the )?camera(?: slowly)? (zooms (?:in|out)) on ((?:an?|the) (?:\p{L}+ ){0,2}?\p{L}+),? (?:and )?then (?:it )?(?=(?:pans|zooms)\b)/gu,
    '$2, the camera $1, then ',
  ],
  // Who is seen by a camera does something of its own.
  [
    /\b(camera(?: \p{L}+ly)? (?:zooms|pans|moves|dollies|pushes|pulls) (?:in|out|back|left|right)) (?:on|from|with|across|over) ((?:an?|the|two|three) (?:\p{L}+ ){1,3}?(?!morning|evening)\p{L}+ing)\b/gu,
    '$1, $2',
  ],
  // Seen from where a bird is: no bird is seen.
  [/\bbird(?:['’]?s)?[ -]eye\b/g, "bird's-eye"],
  [/\b(?:8|16)[- ]bit (?=pixel art)|\b3d (?=pixar)|\bflat (?=vector )/g, ''],
  weatherFalls(
    '(?:heavy|light|soft|gentle|white)',
    'snow|snowflakes',
    'fall|drift|com|float|danc',
    'snowing',
  ),
  weatherFalls('(?:heavy|light|soft|gentle)', 'rain|raindrops', 'fall|pour|com', 'raining'),
  [/\b(?:an? |the )?snowy (?:landscape|scenery|scene|wasteland|valley|world|ground)\b/g, 'the snow'],
  [/\bit (?:is|starts|begins|starts to|begins to) (rain|snow)(?:ing)?\b/g, 'it is $1y'],
  [/[.;] it (rains|snows)\b/g, ' while it $1'],
  [
    /\bit is (a (?:\p{L}+ ){0,2}(?:day|night|evening|morning|afternoon))(?: *[.,;!](?: and\b)?| and\b|$)/gu,
    'on $1,',
  ],
  [/\bthe sun (?:is setting|sets) ((?:over|behind|in|on) [^,.;!?]+?) (?:while|as|and) /g, 'at sunset $1, '],
  [/\bthe sun (?:is setting|sets) (?:while|as|and) /g, 'at sunset, '],
  [
    /(?:\b(?:as|while|when) )?\bthe sun (?:is (?:setting|going down)|sets|goes down)(?: (?:behind|over) (?:it|him|her|them|the horizon))?\b/g,
    'at sunset',
  ],
  [/(?:\b(?:as|while|when) )?\bthe sun (?:is (?:rising|coming up)|rises|comes up)\b/g, 'at sunrise'],
  [/\bthe sky is (?:dark|black|full of stars|starry)\b/g, 'at night'],
  [
    /\bcamera starts (?:on|with) ([^,.;!?]+?),? (?:and )?then (?=(?:pan|zoom|move)s)/g,
    'camera looks at $1, the camera ',
  ],
  [/\b(?:the )?night (?:falls|comes)\b/g, 'at night'],
  [/\bwhile (?:the )?(rain|snow) (?:falls|is falling)\b/g, 'while it $1s'],
  [/\bone night\b/g, 'at night'],
  [/\bone (morning|evening|afternoon)\b/g, 'in the $1'],
]

/** A sentence of what falls: "Soft snowflakes drift down", "Rain is falling" before something else. */
function weatherFalls(adjective: string, what: string, does: string, means: string): Saying {
  const begins = String.raw`(^(?=.*[.;!?,] *\p{L})|[.;!] *)`
  const how = '(?: (?:gently|softly|slowly))?(?: down)?(?: from the sky)?(?=[ ,.;!?]|$)'
  const said = `(?:${adjective} )?(?:${what}) (?:is |are )?(?:${does})(?:s|ing|es|e)?`
  return [new RegExp(`${begins}${said}${how}`, 'gu'), `$1it is ${means}`]
}
