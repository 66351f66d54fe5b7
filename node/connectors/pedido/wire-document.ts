import { createHash } from 'node:crypto'

import type { DocumentKind, OrderDocument } from '../order-model'
import { httpsUrl } from '../values/https-url'
import { bareWord, type Fields, fieldsOf, textOf } from './wire-value'

export interface LinkedDocument {
  readonly document: OrderDocument
  /** https. It never leaves the service but as `OpenedDocument` says. */
  readonly url: string
}

/**
 * `tipoArquivo`: GIAPI's `TipoDeArquivoDTO`, by its number or its name. The contract has no value for a payment receipt:
 * 8 is what servers add for it, else it is "other" with a description.
 */
const KINDS: ReadonlyArray<readonly [DocumentKind, ...string[]]> = [
  ['PAYMENT_SLIP', '0', 'segundaviaboleto', 'boleto', '1', 'segundaviatransferencia'],
  ['INVOICE_XML', '2', 'xml'],
  ['INVOICE_PDF', '3', 'danfe'],
  ['SERIAL_NUMBERS', '4', 'numerodeserie'],
  ['TAX_FORM', '5', 'gare', '6', 'gnre'],
  ['OTHER', '7', 'outros'],
  ['RECEIPT', '8', 'comprovante', 'comprovantepagamento', 'comprovantedepagamento', 'recibo'],
]

const byWord: ReadonlyMap<string, DocumentKind> = new Map(
  KINDS.flatMap(([kind, ...words]) => words.map((word) => [word, kind] as const))
)

/** What a document of the kind "other" is, where its description begins with the usual words. */
const BY_DESCRIPTION: ReadonlyArray<readonly [DocumentKind, RegExp]> = [
  ['RECEIPT', /^(?:comprovante(?:de)?(?:pagamento|pagto|pix|ted)|recibo|receipt)/],
  ['PROOF_OF_DELIVERY', /^(?:comprovante(?:de)?entrega|canhoto)/],
]

/**
 * One document of the list, or null for one that nobody can open: without an https link.
 * @param seen how often a document of the same kind and description came before; is counted on
 */
export const readDocument = (value: unknown, seen: Map<string, number>): LinkedDocument | null => {
  const fields = fieldsOf(value)
  const url = fields && httpsUrl(textOf(fields, 'url'))
  if (fields === null || url === null) return null
  const { kind, word } = readKind(fields)
  const label = textOf(fields, 'descricao') ?? (kind === 'OTHER' ? word : null)
  const document = { kind, label, number: null, issuedOn: null, sizeBytes: null }
  return { document: { id: documentId(kind, label, seen), ...document }, url }
}

const readKind = (fields: Fields): { kind: DocumentKind; word: string | null } => {
  const word = textOf(fields, 'tipoArquivo', 'tipoDeArquivo')
  const kind = (word === null ? undefined : byWord.get(bareWord(word))) ?? 'OTHER'
  if (kind !== 'OTHER') return { kind, word }
  const description = bareWord(textOf(fields, 'descricao') ?? '')
  const described = BY_DESCRIPTION.find(([, pattern]) => pattern.test(description))
  return { kind: described?.[0] ?? kind, word }
}

/** Of kind and description: links are often signed anew each time, and positions move when a document is added. */
const documentId = (
  kind: DocumentKind,
  label: string | null,
  seen: Map<string, number>
): string => {
  const name = label === null ? kind : `${kind}-${fingerprint(label)}`
  const count = (seen.get(name) ?? 0) + 1
  seen.set(name, count)
  return `${name}-${count}`
}

const fingerprint = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, 12)
