/** What is asked for of each entity: the fields that are read, and no more. */
const fields = (...names: readonly string[]): string => names.join(',')
const within = (path: string, ...names: readonly string[]): readonly string[] =>
  names.map((name) => `${path}/${name}`)

const SUMMARY_FIELDS = [
  'SalesOrder',
  'SoldToParty',
  'ExternalDocumentID',
  'PurchaseOrderByCustomer',
  'SalesOrderDate',
  'RequestedDeliveryDate',
  'TotalNetAmount',
  'TransactionCurrency',
  'OverallSDProcessStatus',
  'OverallTotalDeliveryStatus',
  'OverallOrdReltdBillgStatus',
  'OverallSDDocumentRejectionSts',
  'TotalCreditCheckStatus',
  'TotalBlockStatus',
] as const

export const SUMMARY_SELECT = fields(...SUMMARY_FIELDS)

export const ORDER_EXPAND = fields(
  'to_Item/to_ScheduleLine',
  'to_Partner/to_Address',
  'to_SubsequentProcFlowDoc'
)

export const ORDER_SELECT = fields(
  ...SUMMARY_FIELDS,
  'LastChangeDateTime',
  'CustomerPaymentTerms',
  'IncotermsClassification',
  'IncotermsLocation1',
  ...within(
    'to_Item',
    'SalesOrderItem',
    'Material',
    'MaterialByCustomer',
    'SalesOrderItemText',
    'RequestedQuantity',
    'RequestedQuantityUnit',
    'NetAmount',
    'TaxAmount',
    'SalesDocumentRjcnReason'
  ),
  ...within('to_Item/to_ScheduleLine', 'ConfirmedDeliveryDate', 'DeliveredQtyInOrderQtyUnit'),
  ...within('to_Partner', 'PartnerFunction'),
  ...within(
    'to_Partner/to_Address',
    'AddresseeFullName',
    'OrganizationName1',
    'StreetName',
    'HouseNumber',
    'StreetSuffixName1',
    'CityName',
    'Region',
    'PostalCode',
    'Country'
  ),
  ...within('to_SubsequentProcFlowDoc', 'SubsequentDocument', 'SubsequentDocumentCategory')
)

export const INVOICE_SELECT = fields(
  'BillingDocument',
  'SDDocumentCategory',
  'BillingDocumentDate',
  'BillingDocumentIsCancelled',
  'DocumentReferenceID',
  'SoldToParty',
  'TransactionCurrency',
  'TotalNetAmount',
  'TaxAmount',
  'TotalGrossAmount',
  'InvoiceClearingStatus',
  'to_Item/SalesDocument'
)

export const INVOICED_ITEM_SELECT = fields(
  'BillingDocument',
  'SalesDocumentItem',
  'BillingQuantity'
)
