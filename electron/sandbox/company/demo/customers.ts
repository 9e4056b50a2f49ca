import { type Books, table } from '../books.ts';
import type { Entity } from '../company.ts';

type Customer = {
  readonly code: string;
  readonly name: string;
  readonly street: string;
  readonly number: string;
  readonly zip: string;
  readonly city: string;
  readonly country: string;
  readonly shippingType: number;
  readonly partialDelivery: boolean;
};

const SHIPPING = { parcel: 1, express: 2, freight: 3, collect: 4 } as const;

const CUSTOMERS: readonly Customer[] = [
  customer('C20001', 'Feinkost Albers GmbH', 'Eppendorfer Weg', '87', '20259', 'Hamburg'),
  customer('C20002', 'Holzwerkstatt Brandt', 'Stresemannstraße', '240', '22769', 'Hamburg'),
  customer('C20003', 'Hotel Elbblick GmbH & Co. KG', 'Große Elbstraße', '145', '22767', 'Hamburg'),
  customer('C20004', 'Kantine Nord eG', 'Holstenstraße', '12', '24103', 'Kiel'),
  {
    ...customer('C20005', 'Baumarkt Petersen KG', 'Industrieweg', '5', '25524', 'Itzehoe'),
    partialDelivery: false,
  },
  customer('C20006', 'Café Morgenstern', 'Ostertorsteinweg', '61', '28203', 'Bremen'),
  customer('C20007', 'Dachdeckerei Lüders & Söhne', 'Heerstraße', '33', '21335', 'Lüneburg'),
  {
    ...customer('C20008', 'Gasthof Zur Linde', 'Dorfstraße', '1', '23968', 'Wismar'),
    shippingType: SHIPPING.freight,
  },
  customer('C20009', 'Van Dijk Delicatessen B.V.', 'Hoofdstraat', '18', '9711 AA', 'Groningen', 'NL'),
  customer('C20010', 'Østergaard Værktøj ApS', 'Havnegade', '7', '6200', 'Aabenraa', 'DK'),
  {
    ...customer('C20011', 'Werkzeug-Express Meyer', 'Am Hafen', '22', '20457', 'Hamburg'),
    shippingType: SHIPPING.express,
  },
  {
    ...customer('C20012', 'Montagebau Krüger', 'Lagerstraße', '40', '22765', 'Hamburg'),
    shippingType: SHIPPING.collect,
  },
];

export const CUSTOMER_CODES: readonly string[] = CUSTOMERS.map(({ code }) => code);

function customer(
  code: string,
  name: string,
  street: string,
  number: string,
  zip: string,
  city: string,
  country = 'DE',
): Customer {
  return {
    code,
    name,
    street,
    number,
    zip,
    city,
    country,
    shippingType: SHIPPING.parcel,
    partialDelivery: true,
  };
}

export function seedCustomers(books: Books, day: string): void {
  for (const each of CUSTOMERS) putCustomer(books, each, day);
}

/** `count` more, in the same towns. */
export function seedMoreCustomers(books: Books, count: number, day: string): readonly string[] {
  return Array.from({ length: count }, (_, index) => {
    const like = CUSTOMERS[index % CUSTOMERS.length] ?? customer('', '', '', '', '', '');
    const code = `C${30_001 + index}`;
    putCustomer(
      books,
      { ...like, code, name: `${like.name} ${index + 2}`, number: String((index % 190) + 1) },
      day,
    );
    return code;
  });
}

function putCustomer(books: Books, customer: Customer, day: string): void {
  const { code, name, street, number, zip, city, country } = customer;
  const address = {
    Street: street,
    StreetNo: number,
    ZipCode: zip,
    City: city,
    Country: country,
    BPCode: code,
  };
  const partner: Entity = {
    CardCode: code,
    CardName: name,
    CardType: 'cCustomer',
    Currency: 'EUR',
    Valid: 'tYES',
    Frozen: 'tNO',
    PartialDelivery: customer.partialDelivery ? 'tYES' : 'tNO',
    BackOrder: 'tYES',
    ShippingType: customer.shippingType,
    ShipToDefault: 'Goods in',
    BilltoDefault: 'Office',
    BPAddresses: [
      { ...address, AddressName: 'Office', AddressType: 'bo_BillTo', RowNum: 0 },
      { ...address, AddressName: 'Goods in', AddressType: 'bo_ShipTo', RowNum: 1 },
    ],
    CreateDate: day,
    UpdateDate: day,
  };
  table(books, 'BusinessPartners').put(code, partner);
}
