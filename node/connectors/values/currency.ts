/**
 * The currencies of ISO 4217 by their minor units (list one of the maintenance agency, six-group.com), withdrawn ones that
 * older records are in among them. It stands here because a runtime's own data changes with its version, and says what
 * people print, not what is in the standard: two decimals of COP and HUF are none there.
 */
const BY_MINOR_UNITS: ReadonlyArray<readonly [minorUnits: number, codes: string]> = [
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
  [
    2,
    'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW ' +
      'CNY COP COU CRC CUC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HRK HTG ' +
      'HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK ' +
      'MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE ' +
      'SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ' +
      'ZMW ZWG ZWL',
  ],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
  [4, 'CLF UYW'],
]

const minorUnits: ReadonlyMap<unknown, number> = new Map(
  BY_MINOR_UNITS.flatMap(([units, codes]) => codes.split(' ').map((code) => [code, units]))
)

export const isCurrency = (code: unknown): code is string => minorUnits.has(code)

/** How many decimals an amount has at least; of a code that is not in the list two, as nearly all have. */
export const minorUnitsOf = (code: string): number => minorUnits.get(code) ?? 2
