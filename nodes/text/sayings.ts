/** What people say, and what says the same in plainer words. */
export type Saying = readonly [said: RegExp, means: string]

/** Short and old forms, and questions: "doesn't", "is the dog running?". */
export const forms: readonly Saying[] = [
  [/\b(does|do|is|are|was|were)n['’]t\b/g, '$1 not'],
  [/\bnever (\p{L}+[^s\P{L}])s(?= *(?:[,.;!?]|and |$))/gu, 'does not $1'],
  [/\b(it|he|she|there|that)['’]s\b/g, '$1 is'],
  [/\b(\p{L}+)[- ]colou?red\b(?! pencil)/gu, '$1'],
  [/\bwas\b/g, 'is'],
  [/\bwere\b/g, 'are'],
  [/(^|[.!?] *)(?:is|are|does|do|will|can) ((?:the|an?|two|three)\b[^.!?]*\?)/g, '$1$2'],
  [/\btoward\b/g, 'towards'],
  [/ *[|•·\n]+ */g, ', '],
  [/\b(?:is|are) going to (?!the\b|an?\b|\p{L}+ing\b)(?=\p{L}+)/gu, ''],
  [/\bis (run|jump|walk|swim|drive|dance|spin|fall|roll|float)(?!\p{L})/gu, '$1s'],
  [/\bis fly\b/g, 'flies'],
  [/\bare (run|jump|walk|swim|drive|dance|spin|fall|roll|float|fly)(?!\p{L})/gu, '$1'],
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
  [/\b(?:but )?not (?:an?|the|any) [^,.;!?]+?(?:,| but) (?=(?:an?|the|two|three) )/g, ''],
  [/, (?:and )?not (?:an?|the) \p{L}+(?: *,|(?= *(?:[.;!?]|$)))/gu, ''],
  [
    /,? (?:instead of|rather than) (?:an?|the|any) (?:\p{L}+ )?\p{L}+(?= *(?:[,.;!?]|$)| (?:in|on|at)\b| \p{L}+s\b)/gu,
    '',
  ],
  [/\bdo not (?:show|draw|make|use|want) [^,.;!?]+[,.;!?] *(?:but )?(?:(?:show|draw|make|use) )?/g, ''],
  // What somebody is like is not there.
  [
    /(?<!\b(?:look|looks|looking|shaped|dressed)),? (?:just )?like (?:an?|the) (?:\p{L}+ )?\p{L}+(?= *(?:[,.;!?]|$)| (?:in|on|at|over|under|through|to|and|while)\b)/gu,
    '',
  ],
  [/\bwak(?:es?|ing) up(?:,? and)?(?: then)?\b/g, ''],
  [/\b(up|down|left|right)(?:,? \1)+\b/g, '$1'],
  [/\bit is not (?:rain|snow)(?:ing|y)\b,?/g, ''],
  [/\bno (?:zoom|pan)(?:n?ing|s)?(?: in| out)?\b|\bno cuts?\b/g, ''],
  [
    /\b(?:(?:is|are) )?(?:sits|sitting) down(?:,| and| then)* (?:stands|standing|gets|getting) up\b/g,
    'stands still',
  ],
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
  // Who is seen by a camera does something of its own.
  [
    /\b(camera(?: \p{L}+ly)? (?:zooms|pans|moves|dollies|pushes|pulls) (?:in|out|back|left|right)) (?:on|from|with|across|over) ((?:an?|the|two|three) (?:\p{L}+ ){1,3}?(?!morning|evening)\p{L}+ing)\b/gu,
    '$1, $2',
  ],
  // Seen from where a bird is: no bird is seen.
  [/\bbird(?:['’]?s)?[ -]eye\b/g, "bird's-eye"],
  [/\b(?:8|16)[- ]bit (?=pixel art)|\b3d (?=pixar)|\bflat (?=vector )/g, ''],
  [/\bit (?:is|starts|begins|starts to|begins to) (rain|snow)(?:ing)?\b/g, 'it is $1y'],
  [/[.;] it (rains|snows)\b/g, ' while it $1'],
  [
    /\bit is (a (?:\p{L}+ ){0,2}(?:day|night|evening|morning|afternoon))(?: *[.,;!](?: and\b)?| and\b|$)/gu,
    'on $1,',
  ],
  [/\bthe sun (?:is setting|sets) ((?:over|behind|in|on) [^,.;!?]+?) (?:while|as|and) /g, 'at sunset $1, '],
  [/(?:\b(?:as|while|when) )?\bthe sun (?:is (?:setting|going down)|sets|goes down)\b/g, 'at sunset'],
  [/(?:\b(?:as|while|when) )?\bthe sun (?:is (?:rising|coming up)|rises|comes up)\b/g, 'at sunrise'],
  [/\bthe sky is (?:dark|black|full of stars|starry)\b/g, 'at night'],
  [/\bone night\b/g, 'at night'],
  [/\bone (morning|evening|afternoon)\b/g, 'in the $1'],
]

/** What is done, when, and which way. */
export const doings: readonly Saying[] = [
  [
    /\b(?:enters|comes in|comes|walks in|drives in|appears)(?: (?:the )?(?:frame|screen|scene|picture|view))? from the (left|right)(?: side)?(?: of the (?:frame|screen|scene|picture))?(?: and|,)(?: then)? (?:leaves|exits|goes out|goes|moves|disappears)(?: (?:the )?(?:frame|screen|scene|picture))?(?: out)? (?:to|on|at|towards) the (left|right)(?: side)?/g,
    'moves to the $2',
  ],
  [/\bto (?:the )?(left|right) side(?! of)\b/g, 'to the $1'],
  [/\b(?:pass|zoom|speed|rac)(e?s|ing) (?:past|by)(?= *(?:[,.;!?]|$)| (?:in|on|at)\b)/g, 'driv$1'],
  [/\b(?:passes through|crosses) (?=(?:an?|the) )/g, 'goes through '],
  [/\b(?:passing through|crossing) (?=(?:an?|the) )/g, 'going through '],
  [/\bchang(es|ing)(?: from \p{L}+)? (?:in)?to (?=red|orange|yellow|green|blue|purple|pink)/gu, 'becom$1 '],
  [
    /(^|[,.;!?] *)(before|after) (\p{L}+ing)((?: to the)? (?:left|right)| around| up| down)? (?=(?:an?|the) )/gu,
    '$1$2 $3$4, ',
  ],
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
