/**
 * The encodings of XML that are let through, by the names that IANA's registry has for them
 * (iana.org/assignments/character-sets), signs and letter case aside. In all of those of one byte, and in UTF-8, ASCII is
 * ASCII: what looks like markup is markup for everybody. Not so in UTF-7, in ISO 2022 or on a mainframe.
 */
const LIKE_ASCII = new Set(
  (
    'utf8 csutf8 ' +
    'usascii ascii us iso646us iso646irv1991 ansix341968 ansix341986 isoir6 ibm367 cp367 csascii ' +
    'iso88591 iso885911987 isoir100 latin1 l1 ibm819 cp819 csisolatin1 ' +
    'iso88592 iso885921987 isoir101 latin2 l2 csisolatin2 ' +
    'iso88593 iso885931988 isoir109 latin3 l3 csisolatin3 ' +
    'iso88594 iso885941988 isoir110 latin4 l4 csisolatin4 ' +
    'iso88595 iso885951988 isoir144 cyrillic csisolatincyrillic ' +
    'iso88596 iso885961987 isoir127 arabic ecma114 asmo708 csisolatinarabic ' +
    'iso88597 iso885971987 isoir126 greek greek8 ecma118 elot928 csisolatingreek ' +
    'iso88598 iso885981988 isoir138 hebrew csisolatinhebrew ' +
    'iso88599 iso885991989 isoir148 latin5 l5 csisolatin5 ' +
    'iso885910 iso8859101992 isoir157 latin6 l6 csisolatin6 ' +
    'iso885911 tis620 cstis620 iso885913 csiso885913 ' +
    'iso885914 iso8859141998 isoir199 isoceltic latin8 l8 csiso885914 ' +
    'iso885915 latin9 csiso885915 iso885916 iso8859162001 isoir226 latin10 l10 csiso885916 ' +
    '0 1 2 3 4 5 6 7 8'.replace(/\d/g, 'windows125$& cswindows125$& cp125$&')
  ).split(' ')
)
const UTF16 = /^(?:cs)?utf16(?:le|be)?$/

const bare = (name: string): string => name.toLowerCase().replace(/[^a-z\d]/g, '')

export const isLikeAscii = (name: string): boolean => LIKE_ASCII.has(bare(name))

export const isUtf16 = (name: string): boolean => UTF16.test(bare(name))
