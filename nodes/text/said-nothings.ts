import type { Saying } from './saying.ts'

/** What says nothing that is seen. */
export const saidNothings: readonly Saying[] = [
  [/\bonce upon a time\b,?|\bone day\b,?|\bout of nowhere\b/g, ''],
  [/(?:\bwith )?\b(?:an? )?(?:shallow |deep )?depth of field\b/g, ''],
  [/\bas fast as (?:it|they) can\b/g, ''],
  [/\b(?:but )?not (?:an?|the|any) [^,.;!?]+?(?:,| but) (?=(?:an?|the|two|three) )/g, ''],
  [/, (?:and )?not (?:an?|the) \p{L}+(?: *,|(?= *(?:[.;!?]|$)))/gu, ''],
  [
    /,? (?:instead of|rather than) (?:(?:an?|the|any) (?:\p{L}+ )?\p{L}+(?= *(?:[,.;!?]|$)| (?:in|on|at)\b| \p{L}+s\b)|\p{L}+ing(?: to the (?:left|right)| (?:left|right|around|up|down))?,?|(?:to the )?(?:left|right))/gu,
    '',
  ],
  [/(^|[.;!] *)(?:instead of|rather than) [^,.;!?]+, (?=(?:an?|the|two|three) )/g, '$1'],
  [/,? not (?:to the )?(?:left|right),? but /g, ' '],
  [/\b(?:does|do) not \p{L}+,? but /gu, ''],
  [/\b(?:does|do) not (?:stop|rest|sleep|wait)\b/g, ''],
  [/\bdo not (?:show|draw|make|use|want) [^,.;!?]+[,.;!?] *(?:but )?(?:(?:show|draw|make|use) )?/g, ''],
  // What somebody is like is not there.
  [
    / (?:that|which) looks? like (?:an?|the) (?:\p{L}+(?= *(?:[,.;!?]|$)| (?:in|on|at|and|while|\p{L}+s|\p{L}+ing)(?!\p{L}))|\p{L}+ \p{L}+)/gu,
    '',
  ],
  [
    /(?<!\b(?:looks?|looking|shaped|dressed|not|would|i|they|you)),? (?:just )?like (?:an?|the) (?:\p{L}+(?= *(?:[,.;!?]|$)| (?:in|on|at|over|under|through|to|and|while|\p{L}+s|\p{L}+ing)(?!\p{L}))|\p{L}+ \p{L}+(?= *(?:[,.;!?]|$)| (?:in|on|at|over|under|through|to|and|while)\b))/gu,
    '',
  ],
  [/\bwak(?:es?|ing) up ((?:in|at) [^,.;!?]{3,20}?)(?:,? and|,)(?: then)? /g, '$1 '],
  [/\bwak(?:es?|ing) up(?:(?:,? and)(?: then)?\b|(?= *(?:[,.;!?]|$)))/g, ''],
  [/\bwak(?:es?|ing) up (?=(?:an?|the) )/g, 'and '],
  [
    /\blook(?:s|ing) (?:up|down|around|back|away)(?: at (?:an?|the) \p{L}+)?(?:,? and then|,? then|,? and)?(?!\p{L})/gu,
    '',
  ],
  [/,? (?:side|front|top|aerial)[- ]view\b|^(?:side|front|top|aerial)[- ]view(?: of)?\b/g, ''],
  // A thing that is called after another is not that.
  [/\b(at|near|in|to|by|past|from) ((?:an? |the )?)(bus|train) (stops?|stations?)\b/g, '$1 $2$3-$4'],
  [/\b(train|car|rocket) (stations?|tracks|park|wash|launch)\b(?! (?:and|in|on|at|to)\b)/g, '$1-$2'],
  [/\b(roll(?:s|ing)?) in(?= *(?:[,.;!?]|$))/g, '$1'],
  // What a camera is called, and what it does all the same.
  [/\b(?:an? )?(?:(?:aerial|cinematic|slow) )*drone (?:shot|view|footage|video)(?: of)?\b/g, ''],
  [/ to (?:follow|track|show) (?:it|him|her|them)\b/g, ''],
  [/(\bcamera follows)(?: (?:closely|along))? from (?:behind|above|the side|a distance)\b/g, '$1'],
  [/\b(up|down|left|right)(?:,? \1)+\b/g, '$1'],
  [/\bit is not (?:rain|snow)(?:ing|y)\b,?/g, ''],
  [
    /,? *\b(?:(?:and|but) )?(?:(?:after|when|once|until|as|while) )?(?:it stops (?:raining|snowing)|the (?:rain|snow|storm|snowfall) (?:stops|ends))\b/g,
    '',
  ],
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
