/** What people say, and what says the same in plainer words. */
export type Saying = readonly [said: RegExp, means: string]

/** Short and old forms, and questions: "doesn't", "is the dog running?". */
export const forms: readonly Saying[] = [
  [/\b(does|do|is|are|was|were)n['’]t\b/g, '$1 not'],
  [/\bnever (\p{L}+[^s\P{L}])s(?= *(?:[,.;!?]|and |$))/gu, 'does not $1'],
  [/\b(it|he|she|there)['’]s\b/g, '$1 is'],
  [/\bwas\b/g, 'is'],
  [/\bwere\b/g, 'are'],
  [/(^|[.!?] *)(?:is|are|does|do|will|can) ((?:the|an?|two|three)\b[^.!?]*\?)/g, '$1$2'],
  [/\btoward\b/g, 'towards'],
  [/\bdark and (?=(?:rainy|stormy|foggy|misty)\b)/g, ''],
  [/\b(?:summer|autumn|spring|warm|cold) (?=(?:day|night|evening|morning|afternoon)\b)/g, ''],
]

/** Who it is that was said, by a word that a model may know. */
export const pronouns: readonly (readonly [word: string, ...saying: Saying])[] = [
  ['he', /\bhe\b/g, 'it'],
  ['she', /\bshe\b/g, 'it'],
  ['they', /[.;!] they are (?=(?:in|on|at|near|by)\b)/g, ' '],
  ['they', /[.;!] they (?:are )?/g, ' and '],
]

/** What says nothing that is seen. */
export const nothings: readonly Saying[] = [
  [/\bonce upon a time\b,?|\bone day\b,?|\bout of nowhere\b/g, ''],
  [/(?:\bwith )?\b(?:an? )?(?:shallow |deep )?depth of field\b/g, ''],
  [/\bas fast as (?:it|they) can\b/g, ''],
  [/\bit is not (?:rain|snow)(?:ing|y)\b,?/g, ''],
  [/\bno (?:zoom|pan)(?:n?ing|s)?(?: in| out)?\b|\bno cuts?\b/g, ''],
  [/\bstand(s|ing)? (up|out)\b/g, 'stand$1-$2'],
  [/,? facing (?:left|right|forward)\b|,? heading (?:forward|north|south|east|west)\b/g, ''],
  [/\bwhip (?=pans? (?:left|right))/g, ''],
  // Who turns a lamp off turns in no other way.
  [/\b(turn|switch)(s|es|ing)? (the \p{L}+) off\b/gu, '$1$2-off $3'],
  [/\b(turn|switch)(s|es|ing)? off\b/g, '$1$2-off'],
]

/** What the camera does, how it sees, and what is seen by it. */
export const views: readonly Saying[] = [
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
  // Seen from where a bird is: no bird is seen.
  [/\bbird(?:['’]?s)?[ -]eye\b/g, "bird's-eye"],
  [/\b(?:8|16)[- ]bit (?=pixel art)|\b3d (?=pixar)|\bflat (?=vector )/g, ''],
  [/\bit (?:is|starts|begins|starts to|begins to) (rain|snow)(?:ing)?\b/g, 'it is $1y'],
  [/[.;] it (rains|snows)\b/g, ' while it $1'],
  [
    /\bit is (a (?:\p{L}+ ){0,2}(?:day|night|evening|morning|afternoon))(?: *[.,;!](?: and\b)?| and\b|$)/gu,
    'on $1,',
  ],
  [/\bone night\b/g, 'at night'],
  [/\bone (morning|evening|afternoon)\b/g, 'in the $1'],
]

/** What is done, when, and which way. */
export const doings: readonly Saying[] = [
  [
    /(?<!(?:\bas \S+|ed) )\bas (?=(?:it|they|the) |(?:an?|two|three) \p{L}+ \p{L}+s\b)|\bwhen (?=it )/gu,
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
  [/\bturn(s?) (?=(?:left|right)\b)/g, 'move$1 to the '],
  [/\bturning (?=(?:left|right)\b)/g, 'moving to the '],
  [
    /(?<!\p{L})(?!panning|sitting|standing|looking|resting)(\p{L}+ing) (?=(?:left|right)(?: *[,.;!?]| and | then | in | on | at |$))/gu,
    '$1 to the ',
  ],
  [/\bfrom the left(?: side)? to the right(?: side)?\b/g, 'from left to right'],
  [/\bfrom the right(?: side)? to the left(?: side)?\b/g, 'from right to left'],
]
