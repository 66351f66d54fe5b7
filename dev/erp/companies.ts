import type { CompanyRef } from '../../node/connectors/order-model'
import type { DemoCurrency } from './amounts'

export type DemoLanguage = 'pt' | 'es' | 'en'

/** A customer as the ERP keeps it: what an order's `ownerRef` names. */
export interface DemoCustomer {
  readonly ref: CompanyRef
  readonly name: string
  readonly street: string
  readonly city: string
  readonly state: string
  readonly postalCode: string
}

/** A buying company. One of them is two customers of the ERP, as a company with a branch often is. */
export interface DemoCompany {
  readonly name: string
  /** ISO 3166-1 alpha-2 */
  readonly country: string
  readonly currency: DemoCurrency
  readonly language: DemoLanguage
  /** Offset of the company's clock, for instants. */
  readonly utcOffset: string
  /** Basis points of tax on top of the items: 500 is 5 %. */
  readonly taxBasisPoints: number
  /** Always an example domain. */
  readonly mailDomain: string
  /** Who orders on the website, before the "@". */
  readonly webBuyers: readonly string[]
  readonly erpNumberDigits: number
  readonly customers: readonly DemoCustomer[]
}

export const NORTE: DemoCompany = {
  name: 'Norte Distribuidora',
  country: 'BR',
  currency: 'BRL',
  language: 'pt',
  utcOffset: '-03:00',
  taxBasisPoints: 500,
  mailDomain: 'norte.example',
  webBuyers: ['ana.souza', 'bruno.lima', 'compras'],
  erpNumberDigits: 10,
  customers: [
    {
      ref: 'C-1001',
      name: 'Norte Distribuidora - Matriz',
      street: 'Rua das Bromélias, 1200',
      city: 'Manaus',
      state: 'AM',
      postalCode: '69000-100',
    },
    {
      ref: 'C-1002',
      name: 'Norte Distribuidora - Filial Belém',
      street: 'Avenida do Açaizeiro, 455',
      city: 'Belém',
      state: 'PA',
      postalCode: '66000-200',
    },
  ],
}

export const ANDES: DemoCompany = {
  name: 'Andes Comercial',
  country: 'CL',
  currency: 'CLP',
  language: 'es',
  utcOffset: '-04:00',
  taxBasisPoints: 1900,
  mailDomain: 'andes.example',
  webBuyers: ['carla.diaz', 'compras'],
  erpNumberDigits: 10,
  customers: [
    {
      ref: 'C-2001',
      name: 'Andes Comercial',
      street: 'Calle Los Quillayes 830',
      city: 'Santiago',
      state: 'RM',
      postalCode: '8320000',
    },
  ],
}

export const HARBOR: DemoCompany = {
  name: 'Harbor Supplies',
  country: 'US',
  currency: 'USD',
  language: 'en',
  utcOffset: '-05:00',
  taxBasisPoints: 825,
  mailDomain: 'harbor.example',
  webBuyers: ['david.reed', 'purchasing'],
  erpNumberDigits: 1,
  customers: [
    {
      ref: 'C-3001',
      name: 'Harbor Supplies',
      street: '77 Breakwater Road',
      city: 'Portland',
      state: 'ME',
      postalCode: '04101',
    },
  ],
}

/** On hold in the store: its people sign in to see what they owe. */
export const RETIDO: DemoCompany = {
  name: 'Vale Retido',
  country: 'BR',
  currency: 'BRL',
  language: 'pt',
  utcOffset: '-03:00',
  taxBasisPoints: 500,
  mailDomain: 'retido.example',
  webBuyers: ['vera.prado'],
  erpNumberDigits: 10,
  customers: [
    {
      ref: 'C-4001',
      name: 'Vale Retido',
      street: 'Estrada da Serra, 78',
      city: 'Lages',
      state: 'SC',
      postalCode: '88500-100',
    },
  ],
}

/** Everybody the demo ERP sells to. The people of the local store are linked to these. */
export const DEMO_COMPANIES: readonly DemoCompany[] = [NORTE, ANDES, HARBOR, RETIDO]

/** @throws RangeError for a customer that the demo ERP does not have */
export const findCustomer = (
  ref: CompanyRef
): { readonly company: DemoCompany; readonly customer: DemoCustomer } => {
  for (const company of DEMO_COMPANIES) {
    const customer = company.customers.find((candidate) => candidate.ref === ref)
    if (customer !== undefined) return { company, customer }
  }
  throw new RangeError(`The demo ERP has no customer ${ref}.`)
}
