import { create } from 'xmlbuilder2'
import type { Order, OrderLine } from '../../../node/connectors/order-model'
import type { DocumentSource } from './find-document'
import { SELLER } from './document-words'

const NAMESPACE = 'http://www.portalfiscal.inf.br/nfe'

/** Built as an NF-e is, with the fields that people look for; unsigned, of a seller that does not exist. */
export const writeNfe = (source: DocumentSource): string => {
  const { invoice, orders, document } = source
  const lines = orders.flatMap((order) => order.lines)
  return create(
    { version: '1.0', encoding: 'UTF-8' },
    {
      nfeProc: {
        '@xmlns': NAMESPACE,
        '@versao': '4.00',
        NFe: {
          infNFe: {
            '@Id': `NFe${invoice?.accessKey ?? ''}`,
            '@versao': '4.00',
            ide: {
              mod: '55',
              serie: invoice?.series ?? '',
              nNF: document.number ?? '',
              dhEmi: `${document.issuedOn ?? ''}T09:00:00-03:00`,
            },
            emit: { CNPJ: SELLER.taxNumber.replace(/\D/g, ''), xNome: SELLER.name },
            dest: writeCustomer(source),
            det: lines.map(writeLine),
            total: { ICMSTot: writeTotals(source) },
            cobr: { dup: writeInstalments(source) },
            compra: { xPed: orders.map(numberOf).join(', ') },
          },
        },
      },
    }
  ).end({ prettyPrint: true })
}

const numberOf = ({ customerOrderNumber, erpOrderNumber }: Order): string =>
  customerOrderNumber ?? erpOrderNumber ?? ''

const writeCustomer = ({ customer }: DocumentSource) => ({
  xNome: customer.name,
  enderDest: {
    xLgr: customer.street,
    xMun: customer.city,
    UF: customer.state,
    CEP: customer.postalCode.replace(/\D/g, ''),
  },
})

const writeLine = (line: OrderLine, index: number) => ({
  '@nItem': String(index + 1),
  prod: {
    cProd: line.productCode ?? '',
    xProd: line.description ?? '',
    uCom: line.unit ?? '',
    qCom: line.ordered ?? '',
    vUnCom: line.unitPrice?.amount ?? '',
    vProd: line.total?.amount ?? '',
  },
})

const writeTotals = ({ orders, invoice }: DocumentSource) => {
  const [order] = orders
  const parts =
    order === undefined || orders.length > 1
      ? {}
      : {
          vProd: order.totals.items?.amount ?? '',
          vFrete: order.totals.freight?.amount ?? '',
          vDesc: order.totals.discount?.amount ?? '',
        }
  return { ...parts, vNF: invoice?.total?.amount ?? '' }
}

const writeInstalments = ({ invoice }: DocumentSource) =>
  (invoice?.instalments ?? []).map(({ number, dueOn, amount }) => ({
    nDup: number ?? '',
    dVenc: dueOn ?? '',
    vDup: amount?.amount ?? '',
  }))
