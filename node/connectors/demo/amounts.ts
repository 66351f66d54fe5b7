import type { CompanyRef, Money } from '../order-model'
import { hashOf } from './random'

/** One without decimals, since pages break there first. */
const CURRENCIES = [
  { code: 'BRL', decimals: 2 },
  { code: 'USD', decimals: 2 },
  { code: 'JPY', decimals: 0 },
] as const
export type DemoCurrency = (typeof CURRENCIES)[number]

export const currencyOf = (companyRef: CompanyRef): DemoCurrency =>
  CURRENCIES[hashOf(companyRef) % CURRENCIES.length] ?? CURRENCIES[0]

/** @param minorUnits a whole number of the currency's smallest unit; of sums it may be negative */
export const moneyOf = (minorUnits: number, { code, decimals }: DemoCurrency): Money => {
  const digits = String(Math.abs(minorUnits)).padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const amount = decimals === 0 ? digits : `${whole}.${digits.slice(-decimals)}`
  return { amount: minorUnits < 0 ? `-${amount}` : amount, currency: code }
}

/** Back to whole numbers; nothing for what is not told. */
export const minorUnitsOf = (money: Money | null): number =>
  money === null ? 0 : Number(money.amount.replace('.', ''))
