import type { DemoCurrency, MinorUnits, Thousandths } from './amounts'
import type { DemoCompany, DemoLanguage } from './companies'

export interface Product {
  readonly code: string
  readonly description: Readonly<Record<DemoLanguage, string>>
  readonly unit: string
  /** The smallest quantity sold; quantities are multiples of it. */
  readonly step: Thousandths
  readonly priceCentavos: number
}

type Row = readonly [
  code: string,
  unit: string,
  priceCentavos: number,
  pt: string,
  es: string,
  en: string,
]

// A prime number of products, so that any stride through the list meets each of them once.
const ROWS: readonly Row[] = [
  [
    'LV-1010',
    'PR',
    1290,
    'Luva de proteção nitrílica M',
    'Guante de nitrilo M',
    'Nitrile safety glove M',
  ],
  [
    'LV-1011',
    'PR',
    1350,
    'Luva de proteção nitrílica G',
    'Guante de nitrilo L',
    'Nitrile safety glove L',
  ],
  [
    'CP-2040',
    'UN',
    4590,
    'Capacete de segurança branco',
    'Casco de seguridad blanco',
    'Safety helmet, white',
  ],
  [
    'OC-2105',
    'UN',
    1875,
    'Óculos de proteção incolor',
    'Lentes de protección claros',
    'Clear safety glasses',
  ],
  [
    'BT-2300',
    'PR',
    15990,
    'Botina de couro nº 42',
    'Botín de cuero n.º 42',
    'Leather work boot, size 9',
  ],
  [
    'CB-3010',
    'M',
    890,
    'Cabo de cobre flexível 4 mm²',
    'Cable de cobre flexible 4 mm²',
    'Flexible copper cable 4 mm²',
  ],
  [
    'CB-3011',
    'M',
    1420,
    'Cabo de cobre flexível 6 mm²',
    'Cable de cobre flexible 6 mm²',
    'Flexible copper cable 6 mm²',
  ],
  [
    'DJ-3200',
    'UN',
    6290,
    'Disjuntor tripolar 32 A',
    'Interruptor tripolar 32 A',
    'Three-pole breaker 32 A',
  ],
  [
    'TM-3300',
    'UN',
    2150,
    'Tomada industrial 16 A',
    'Enchufe industrial 16 A',
    'Industrial socket 16 A',
  ],
  ['LD-3400', 'UN', 7800, 'Luminária LED 40 W', 'Luminaria LED 40 W', 'LED fixture 40 W'],
  [
    'PF-4001',
    'CX',
    3280,
    'Parafuso sextavado 1/2" x 2", 100% inox',
    'Perno hexagonal 1/2" x 2", 100% inox',
    'Hex bolt 1/2" x 2", 100% stainless',
  ],
  ['PF-4002', 'CX', 2890, 'Porca sextavada 1/2"', 'Tuerca hexagonal 1/2"', 'Hex nut 1/2"'],
  ['PF-4003', 'CX', 1990, 'Arruela lisa 1/2"', 'Golilla plana 1/2"', 'Flat washer 1/2"'],
  [
    'BR-4100',
    'UN',
    4450,
    'Broca de aço rápido 10 mm',
    'Broca de acero rápido 10 mm',
    'High-speed steel drill bit 10 mm',
  ],
  ['DS-4200', 'UN', 980, "Disco de corte 4 1/2'", "Disco de corte 4 1/2'", "Cutting disc 4 1/2'"],
  [
    'CH-4300',
    'UN',
    8990,
    'Chave combinada 19 mm',
    'Llave combinada 19 mm',
    'Combination wrench 19 mm',
  ],
  [
    'VD-5010',
    'UN',
    2790,
    'Veda-rosca & selante 50 g',
    'Teflón & sellante 50 g',
    'Thread tape & sealant 50 g',
  ],
  ['TB-5100', 'M', 3150, 'Tubo de PVC 50 mm', 'Tubo de PVC 50 mm', 'PVC pipe 50 mm'],
  ['TB-5101', 'M', 5240, 'Tubo de PVC 100 mm', 'Tubo de PVC 100 mm', 'PVC pipe 100 mm'],
  ['RG-5200', 'UN', 11890, 'Registro de esfera 1"', 'Válvula de bola 1"', 'Ball valve 1"'],
  [
    'BM-5300',
    'UN',
    189900,
    'Bomba centrífuga 1 cv',
    'Bomba centrífuga 1 hp',
    'Centrifugal pump 1 hp',
  ],
  ['MG-5400', 'M', 1680, 'Mangueira trançada 3/4"', 'Manguera trenzada 3/4"', 'Braided hose 3/4"'],
  [
    'GR-6010',
    'KG',
    3840,
    'Graxa azul para rolamentos',
    'Grasa azul para rodamientos',
    'Blue bearing grease',
  ],
  [
    'OL-6020',
    'L',
    2960,
    'Óleo lubrificante 15W40',
    'Aceite lubricante 15W40',
    'Lubricating oil 15W40',
  ],
  ['RL-6100', 'UN', 5470, 'Rolamento 6204 ZZ', 'Rodamiento 6204 ZZ', 'Bearing 6204 ZZ'],
  ['CR-6200', 'UN', 3690, 'Correia em V A-42', 'Correa en V A-42', 'V-belt A-42'],
  ['TN-7010', 'L', 2380, 'Tinta esmalte cinza', 'Esmalte sintético gris', 'Enamel paint, grey'],
  [
    'FT-7100',
    'RL',
    760,
    'Fita zebrada 70 mm x 200 m',
    'Cinta de peligro 70 mm x 200 m',
    'Barrier tape 70 mm x 200 m',
  ],
  [
    'PL-7200',
    'UN',
    58900,
    'Paleteira manual 2 t',
    'Transpaleta manual 2 t',
    'Hand pallet truck 2 t',
  ],
  ['CX-7300', 'UN', 2490, 'Caixa organizadora 20 L', 'Caja organizadora 20 L', 'Storage box 20 L'],
  [
    'ET-7400',
    'RL',
    4120,
    'Etiqueta térmica 100 x 50 mm',
    'Etiqueta térmica 100 x 50 mm',
    'Thermal label 100 x 50 mm',
  ],
]

const SOLD_IN_HALVES = new Set(['M', 'KG', 'L'])

export const PRODUCTS: readonly Product[] = ROWS.map(([code, unit, priceCentavos, pt, es, en]) => ({
  code,
  unit,
  priceCentavos,
  step: SOLD_IN_HALVES.has(unit) ? 500 : 1000,
  description: { pt, es, en },
}))

/** The price of one unit, without tax. */
export const unitPrice = ({ priceCentavos }: Product, currency: DemoCurrency): MinorUnits => {
  if (currency === 'BRL') return priceCentavos
  if (currency === 'USD') return Math.floor(priceCentavos / 5)
  return Math.floor((priceCentavos * 18) / 100) * 10
}

/** The buyer's own code; the Chilean company keeps none. */
export const customerProductCode = (
  { code }: Product,
  { name, country }: DemoCompany
): string | null => (country === 'CL' ? null : `${name.slice(0, 3).toUpperCase()}${code.slice(3)}`)
