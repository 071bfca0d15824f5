import type { Saying } from './saying.ts'

/** Short and old forms, and questions: "doesn't", "is the dog running?". */
export const saidForms: readonly Saying[] = [
  [/\b(does|do|is|are|was|were)n['’]t\b/g, '$1 not'],
  [/\bnever (\p{L}+[^s\P{L}])s(?= *(?:[,.;!?]|and |$))/gu, 'does not $1'],
  [/\b(it|he|she|there|that)['’]s\b/g, '$1 is'],
  [/\bwas\b/g, 'is'],
  [/\bwere\b/g, 'are'],
  [/(^|[.!?] *)(?:is|are|does|do|will|can) ((?:the|an?|two|three)\b[^.!?]*\?)/g, '$1$2'],
  [/\btoward\b/g, 'towards'],
  [/\bspace ship(s?)\b/g, 'spaceship$1'],
  [/ *[|•·\n]+ *| \/ /g, ', '],
  [/ [&+] /g, ' and '],
  [/\b2 (?=\p{L}+s(?!\p{L})|\p{L}+ \p{L}+s(?!\p{L}))/gu, 'two '],
  [/\b3 (?=\p{L}+s(?!\p{L})|\p{L}+ \p{L}+s(?!\p{L}))/gu, 'three '],
  [/\bis (run|jump|walk|swim|drive|dance|spin|fall|roll|float)(?!\p{L})/gu, '$1s'],
  [/\bis fly\b/g, 'flies'],
  [/\bare (run|jump|walk|swim|drive|dance|spin|fall|roll|float|fly)(?!\p{L})/gu, '$1'],
  [/\bdark and (?=(?:rainy|stormy|foggy|misty)\b)/g, ''],
  [/\b(?:summer|autumn|spring|warm|cold) (?=(?:day|night|evening|morning|afternoon)\b)/g, ''],
]
