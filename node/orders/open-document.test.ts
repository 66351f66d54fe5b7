import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { isAppError } from '../app-error'
import type { DocumentParent, DocumentQuery, OpenedDocument } from '../connectors/connector'
import {
  ConnectorError,
  type ConnectorErrorKind,
  isConnectorError,
} from '../connectors/connector-error'
import { DOCUMENT_KINDS, type Order } from '../connectors/order-model'
import { ALL_RIGHTS, type Rights } from '../identity/rights'
import { paidOrder } from '../testing/paid-order'
import { documentFile } from '../testing/document-file'
import { type ScriptedErp, scriptedErp } from '../testing/scripted-erp'
import type { RequestScope } from './request-scope'
import { encodeDocumentRef } from './document-ref'
import { createErpCalls } from './erp'
import { liveOnly } from './last-good'
import { createOpenDocument, type OpeningRules } from './open-document'
import { createOpenInvoice } from './open-invoice'
import { createOpenOrder } from './open-order'
import { createOpenPayment } from './open-payment'
import { RIGHTS_OF_KIND } from './redaction'

const ORDER = paidOrder()
const RULES: OpeningRules = { mayFollowLinks: false, timeoutMs: 5_000 }
const IN_ORDER: DocumentParent = { orderId: ORDER.id, invoiceId: null, paymentId: null }

interface DocumentHarness {
  readonly erp: ScriptedErp
  readonly opened: DocumentQuery[]
  /** What the ERP gives; null for a PDF. */
  gives: () => OpenedDocument | null
  now: number
  readonly open: (ref: string, differing?: Partial<RequestScope & OpeningRules>) => Promise<string>
}

const harnessOf = (orders: readonly Order[] = [ORDER]): DocumentHarness => {
  const scripted = scriptedErp(orders)
  const opened: DocumentQuery[] = []
  const records = { invoices: ORDER.invoices, payments: ORDER.payments }
  const erp: ScriptedErp = Object.assign(scripted, {
    connector: {
      ...scripted.connector,
      capabilities: { ...scripted.connector.capabilities, invoiceList: true, paymentList: true },
      getInvoice: ({ id }: { id: string }) => {
        const invoice = records.invoices.find((one) => one.id === id)
        return Promise.resolve(invoice ? { ...invoice, payments: records.payments } : null)
      },
      getPayment: ({ id }: { id: string }) =>
        Promise.resolve(records.payments.find((one) => one.id === id) ?? null),
      openDocument: (query: DocumentQuery) => {
        opened.push(query)
        return Promise.resolve().then(() => harness.gives())
      },
    },
  })
  const { askErp, holdErp } = createErpCalls()
  const clock = () => new Date(harness.now)
  const openDocument = createOpenDocument({
    openOrder: createOpenOrder({ askErp, lastGood: liveOnly(clock) }),
    openInvoice: createOpenInvoice({ askErp, lastGood: liveOnly(clock) }),
    openPayment: createOpenPayment({ askErp, lastGood: liveOnly(clock) }),
    holdErp,
    clock,
  })
  const harness: DocumentHarness = {
    erp,
    opened,
    gives: () => documentFile(['%PDF-1.7']).answer,
    now: Date.parse('2026-03-01T12:00:00Z'),
    open: async (ref, { mayFollowLinks, timeoutMs, ...requestScope } = {}) => {
      const rules = { ...RULES, ...(mayFollowLinks === undefined ? {} : { mayFollowLinks }) }
      const viewer = { ...requestScopeOf(erp), ...requestScope }
      try {
        const answer = await openDocument(ref, viewer, {
          ...rules,
          ...(timeoutMs ? { timeoutMs } : {}),
        })
        if (answer.type === 'link') return answer.url
        await answer.file.bytes.return?.()
        return answer.document.id
      } catch (error) {
        return reasonOf(error)
      }
    },
  }
  return harness
}

const requestScopeOf = (erp: ScriptedErp): RequestScope => ({
  erp,
  companies: ['C-1'],
  rights: ALL_RIGHTS,
  email: 'ana@norte.example',
  today: '2026-03-01',
  report: () => {},
})

const reasonOf = (error: unknown): string => {
  if (isAppError(error)) return error.details.reason ?? error.code
  return isConnectorError(error) ? error.kind : String(error)
}

const refOf = (documentId: string, parent: DocumentParent = IN_ORDER): string =>
  encodeDocumentRef({ connector: 'scripted', parent, documentId })

const within = (parent: Partial<DocumentParent>): DocumentParent => ({
  orderId: null,
  invoiceId: null,
  paymentId: null,
  ...parent,
})

describe('Opening a document', () => {
  it('finds it in the order, in its invoices and payments, and in an invoice or payment by itself', async () => {
    const harness = harnessOf()
    const ways: ReadonlyArray<readonly [parent: DocumentParent, documentId: string]> = [
      [IN_ORDER, 'document-DELIVERY_NOTE'],
      [within({ orderId: ORDER.id, invoiceId: 'invoice-1' }), 'document-INVOICE_PDF'],
      [within({ orderId: ORDER.id, paymentId: 'payment-1' }), 'document-RECEIPT'],
      [within({ invoiceId: 'invoice-1' }), 'document-INVOICE_PDF'],
      [within({ invoiceId: 'invoice-1', paymentId: 'payment-1' }), 'document-RECEIPT'],
      [within({ paymentId: 'payment-1' }), 'document-RECEIPT'],
    ]
    for (const [parent, documentId] of ways) {
      assert.equal(await harness.open(refOf(documentId, parent)), documentId)
      const { companies, document, parent: asked } = harness.opened.at(-1) ?? assert.fail()
      assert.deepEqual([companies, document.id, asked], [['C-1'], documentId, parent])
    }
  })

  it('asks the ERP for no document of what the viewer does not see: it does not exist', async () => {
    const harness = harnessOf([ORDER, { ...ORDER, id: 'order-2', ownerRef: 'C-2' }])
    const refs = [
      refOf('document-DELIVERY_NOTE', within({ orderId: 'order-2' })),
      refOf('document-DELIVERY_NOTE', within({ orderId: 'order-9' })),
      refOf('document-of-nobody'),
      refOf('document-INVOICE_PDF'.replace('document', 'other')),
      refOf('document-RECEIPT', within({ orderId: ORDER.id, invoiceId: 'invoice-1' })),
      refOf('document-INVOICE_PDF', within({ orderId: ORDER.id, invoiceId: 'invoice-9' })),
      refOf(
        'document-INVOICE_PDF',
        within({ orderId: ORDER.id, invoiceId: 'invoice-1', paymentId: 'payment-1' })
      ),
      refOf('document-INVOICE_PDF', within({ invoiceId: 'invoice-9' })),
      refOf('document-RECEIPT', within({ paymentId: 'payment-9' })),
      refOf('document-RECEIPT', within({})),
      encodeDocumentRef({ connector: 'other', parent: IN_ORDER, documentId: 'document-OTHER' }),
      'no-ref-at-all',
      '',
    ]
    for (const ref of refs) assert.equal(await harness.open(ref), 'NOT_FOUND')
    assert.deepEqual(harness.opened, [])
  })

  for (const kind of DOCUMENT_KINDS) {
    const needed = ['canDownloadDocuments', ...RIGHTS_OF_KIND[kind]] as const
    it(`of the kind ${kind} takes exactly: ${needed.join(', ')}`, async () => {
      const every = [
        'canDownloadDocuments',
        'canViewPrices',
        'canViewInvoices',
        'canViewReceipts',
      ] as const
      const ref = refOf(`document-${kind}`)
      for (const right of every) {
        const without: Rights = { ...ALL_RIGHTS, [right]: false }
        const isNeeded = (needed as readonly string[]).includes(right)
        const outcome = await harnessOf().open(ref, { rights: without })
        assert.equal(outcome, isNeeded ? 'NOT_FOUND' : `document-${kind}`, `without ${right}`)
      }
      const none = Object.fromEntries(every.map((right) => [right, false]))
      const only = Object.fromEntries(needed.map((right) => [right, true]))
      const rights: Rights = { ...ALL_RIGHTS, ...none, ...only }
      assert.equal(await harnessOf().open(ref, { rights }), `document-${kind}`)
    })
  }

  it('under a narrower scope takes a proof that all orders of the invoice are own', async () => {
    const rights: Rights = { ...ALL_RIGHTS, scope: 'own' }
    const ref = refOf('document-INVOICE_PDF', within({ invoiceId: 'invoice-1' }))
    assert.equal(await harnessOf().open(ref, { rights }), 'NOT_FOUND')
    assert.equal(await harnessOf().open(refOf('document-DELIVERY_NOTE'), { rights }), 'NOT_FOUND')
  })

  it('proves anew after 60 seconds, for another view, and for a document it has not seen', async () => {
    const harness = harnessOf()
    const proofsOf = async (work: () => Promise<unknown>) => {
      const before = harness.erp.asked.length
      await work()
      return harness.erp.asked.length - before
    }
    const ref = refOf('document-DELIVERY_NOTE')
    assert.equal(await proofsOf(() => harness.open(ref)), 1)
    harness.now += 59_999
    assert.equal(await proofsOf(() => harness.open(refOf('document-OTHER'))), 0)
    assert.equal(await proofsOf(() => harness.open(refOf('document-of-nobody'))), 1)
    const rights: Rights = { ...ALL_RIGHTS, canViewPrices: false }
    assert.equal(await proofsOf(() => harness.open(ref, { rights })), 1)
    assert.equal(await proofsOf(() => harness.open(ref, { companies: ['C-1', 'C-3'] })), 1)
    harness.now += 60_000
    assert.equal(await proofsOf(() => harness.open(ref)), 1)
  })

  it('never rests on a kept answer: without the ERP nothing opens', async () => {
    const harness = harnessOf()
    const ref = refOf('document-DELIVERY_NOTE')
    assert.equal(await harness.open(ref), 'document-DELIVERY_NOTE')
    harness.now += 60_000
    harness.erp.failure = new ConnectorError('unavailable', 'Down.')
    assert.equal(await harness.open(ref), 'unavailable')
  })

  it('says what is wrong with a document that the record lists', async () => {
    const harness = harnessOf()
    const ref = refOf('document-DELIVERY_NOTE')
    const throwing = (kind: ConnectorErrorKind) => () => {
      throw new ConnectorError(kind, 'Said by the connector.')
    }
    const cases: ReadonlyArray<readonly [gives: DocumentHarness['gives'], why: string]> = [
      [() => null, 'DOCUMENT_GONE'],
      [throwing('not-found'), 'DOCUMENT_GONE'],
      [throwing('bad-answer'), 'DOCUMENT_BROKEN'],
      // Nobody but the ERP and the connector chose what was asked for.
      [throwing('refused-query'), 'DOCUMENT_BROKEN'],
      [throwing('invalid-query'), 'DOCUMENT_BROKEN'],
      [throwing('timeout'), 'timeout'],
      [() => documentFile([]).answer, 'DOCUMENT_EMPTY'],
      [() => documentFile(['<svg/>']).answer, 'DOCUMENT_UNSAFE'],
      [() => documentFile(['hello']).answer, 'DOCUMENT_UNREADABLE'],
    ]
    for (const [gives, why] of cases) {
      harness.gives = gives
      assert.equal(await harness.open(ref), why)
    }
  })

  it('gives a link out only where the store allows it, and only a plain https one', async () => {
    const harness = harnessOf()
    const ref = refOf('document-DELIVERY_NOTE')
    const follow = (url: string, mayFollowLinks = true) => {
      harness.gives = () => ({ type: 'link', url })
      return harness.open(ref, { mayFollowLinks })
    }
    assert.equal(await follow('https://documents.example/a b'), 'https://documents.example/a%20b')
    assert.equal(await follow('https://documents.example/a', false), 'DOCUMENT_ELSEWHERE')
    for (const url of [
      'http://documents.example/',
      'javascript:alert(1)',
      'data:text/html,x',
      '//documents.example/',
      'https://ana:secret@documents.example/',
      '/etc/passwd',
      '',
    ]) {
      assert.equal(await follow(url), 'DOCUMENT_ELSEWHERE', url)
    }
  })

  it('finds no document by a name that only the prototype has', async () => {
    for (const id of ['__proto__', 'constructor', 'toString']) {
      assert.equal(await harnessOf().open(refOf(id)), 'NOT_FOUND')
    }
  })
})
