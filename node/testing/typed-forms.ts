/** In how many ways people type one number: the table of typed forms and others of its kinds, made of any number. */
import type { NumberKind } from '../connectors/connector'

/** Each is the number, or that without which an ERP must search for parts of numbers. */
export interface TypedForms {
  /** Its spellings: an ERP that finds whole numbers only is asked for some of them. */
  readonly spelled: readonly string[]
  /** Zeros or letters are missing, or there are more: only a search for a part finds it. */
  readonly partial: readonly string[]
}

const NO_FORMS: TypedForms = { spelled: [], partial: [] }

export const typedForms = (kind: NumberKind, number: string): TypedForms => {
  const own = FORMS_OF[kind](number)
  return {
    spelled: distinct([...copied(number), ...labelled(number), ...own.spelled]),
    partial: distinct(own.partial).filter((form) => form !== number),
  }
}

const distinct = (forms: readonly string[]): readonly string[] => [...new Set(forms)]

const FULL_WIDTH_OFFSET = 0xfee0
const fullWidth = (text: string): string =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + FULL_WIDTH_OFFSET))

const ARABIC_ZERO = 0x0660
const arabic = (text: string): string =>
  text.replace(/\d/g, (digit) => String.fromCharCode(ARABIC_ZERO + Number(digit)))

/** Pasted from a PDF, a chat, a spreadsheet: nothing of it is seen. */
const copied = (number: string): readonly string[] => [
  ...[number, number.toLowerCase(), number.toUpperCase(), ` ${number} `, `\t${number}\n`],
  ...[`"${number}"`, `“${number}”`, `'${number}'`, `«${number}»`, `\u200b${number}\ufeff`],
  ...['\u2011', '\u2013', '\u2014', '\u2212'].map((dash) => number.replace('-', dash)),
  ...[fullWidth(number), arabic(number), `${number.slice(0, 2)}\u00ad${number.slice(2)}`],
  ...[`${number}.`, `(${number})`],
]

/** Copied along with what stood before it. */
const labelled = (number: string): readonly string[] =>
  ['#', 'nº ', 'n° ', 'No. ', '№ ', 'Pedido ', 'Pedido nº ', 'pedido: ', 'Order #', 'Orden '].map(
    (label) => label + number
  )

const LETTERS_AND_DIGITS = /^(\p{L}+)[^\p{L}\d]?(\d+)$/u

const formsOfCustomer = (number: string): TypedForms => {
  const [, letters, digits] = LETTERS_AND_DIGITS.exec(number) ?? []
  if (letters === undefined || digits === undefined) return NO_FORMS
  const dotted = letters.replace(/\p{L}/gu, '$&.')
  const between = ['', ' ', '-', '_', '/', '.', ' - ', ' \u2013 ', '\u00a0', ': ', ' #']
  return {
    spelled: [
      ...between.map((signs) => letters + signs + digits),
      ...[`${letters.toLowerCase()}${digits}`, `${dotted} ${digits}`],
      ...[`OC: ${number}`, `Purchase order ${number}`],
    ],
    partial: [digits, `${letters}-0${digits}`, `${letters} nº ${digits}`, arabic(digits)],
  }
}

const formsOfErp = (number: string): TypedForms => {
  const bare = number.replace(/^0+(?=\d)/, '')
  if (!/^\d+$/.test(bare)) return NO_FORMS
  const grouped = bare.replace(/\B(?=(?:\d{3})+$)/g, '.')
  return {
    spelled: [`Sales order ${number}`, `Ordem: ${number}`],
    partial: [
      ...[bare, `00${bare}`, arabic(bare), fullWidth(bare), grouped],
      ...[`nº ${bare}`, `Pedido nº ${bare}`, `Order #${bare}`, `pedido ${bare}`, `#${bare}`],
    ],
  }
}

/** "v10428831nrt-01": letters of an affiliate or none, digits, letters or none, the part of the split. */
const WEB_NUMBER = /^(\p{L}*)(\d+)(\p{L}*)-(\d+)$/u

const formsOfWeb = (number: string): TypedForms => {
  const [, before, digits, after, split] = WEB_NUMBER.exec(number) ?? []
  if (before === undefined || digits === undefined) return NO_FORMS
  const whole = `${before}${digits}${after}`
  return {
    spelled: [
      `Web order ${number}`,
      `${whole} ${split}`,
      `${whole}/${split}`,
      `${whole} - ${split}`,
    ],
    partial: [
      ...[whole, digits, `${digits}${after}-${split}`, `Pedido ${whole}`, `#${digits}`],
      // Between two runs of digits the sign counts.
      ...(after === '' ? [] : [`${whole}${split}`, `${before}${digits} ${after}-${split}`]),
    ],
  }
}

const formsOfInvoice = (number: string): TypedForms => {
  if (!/^\d+$/.test(number)) return NO_FORMS
  const bare = number.replace(/^0+(?=\d)/, '')
  const grouped = number.replace(/\B(?=(?:\d{3})+$)/g, '.')
  // Printed with nine digits; with others nobody knows how many zeros are missing.
  const isKnown = bare === number || number.length === 9
  return {
    spelled: [
      ...[grouped, `NF ${number}`, `NFe ${grouped}`, `Factura ${number}`, `invoice ${number}`],
      ...[`${number}-1`, `${number}/1`, `${number} 1`, `NF ${number}-1`, `${number} Série 1`],
      ...(isKnown
        ? [
            ...[bare, `NF-e ${bare}`, `nf ${bare}`, `Nota fiscal nº ${bare}`, `Fatura ${bare}`],
            ...[`${bare}-1`, `${bare}/1`, `${bare} série 1`],
          ]
        : []),
    ],
    partial: isKnown ? [] : [bare],
  }
}

const FORMS_OF: Readonly<Record<NumberKind, (number: string) => TypedForms>> = {
  CUSTOMER: formsOfCustomer,
  ERP: formsOfErp,
  WEB: formsOfWeb,
  INVOICE: formsOfInvoice,
}
