import { useIntl } from 'react-intl'

import type { ErpMoney } from '../__generated__/operations'

/** Beyond so many digits a JavaScript number is no longer exact: then the amount is shown as the ERP gave it. */
const EXACT_DIGITS = 15

const isExact = (amount: string): boolean =>
  /^-?\d+(\.\d+)?$/.test(amount) && amount.replace(/\D/g, '').length <= EXACT_DIGITS

export interface Format {
  /** A calendar day, `YYYY-MM-DD`: the same day in every time zone. */
  day: (day: string) => string
  /** An instant, in the reader's own time zone. */
  time: (instant: string) => string
  money: (money: ErpMoney) => string
  quantity: (quantity: string) => string
}

/** What an ERP wrote, as people of the page's language write it. What can't be read is shown as it is. */
export const useFormat = (): Format => {
  const intl = useIntl()
  const decimals = (amount: string) => (amount.split('.')[1] || '').length
  return {
    day: (day) =>
      /^\d{4}-\d\d-\d\d$/.test(day)
        ? intl.formatDate(`${day}T00:00:00Z`, {
            year: 'numeric',
            month: 'short',
            day: 'numeric',
            timeZone: 'UTC',
          })
        : day,
    time: (instant) =>
      intl.formatDate(instant, {
        month: 'short',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
      }),
    money: ({ amount, currency }) =>
      isExact(amount) && /^[A-Z]{3}$/.test(currency)
        ? intl.formatNumber(Number(amount), {
            style: 'currency',
            currency,
            minimumFractionDigits: decimals(amount),
            maximumFractionDigits: decimals(amount),
          })
        : `${amount} ${currency}`,
    quantity: (quantity) =>
      isExact(quantity)
        ? intl.formatNumber(Number(quantity), { maximumFractionDigits: decimals(quantity) })
        : quantity,
  }
}
