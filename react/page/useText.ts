import { useIntl } from 'react-intl'

type Values = Record<string, string | number | boolean | null | undefined>

/** A text by the part of its id after `store/orders-b2b.`. */
export type Text = (id: string, values?: Values) => string

export const useText = (): Text => {
  const intl = useIntl()
  return (id, values) => intl.formatMessage({ id: `store/orders-b2b.${id}` }, values)
}
