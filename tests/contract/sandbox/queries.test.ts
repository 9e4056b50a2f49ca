import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallCompany } from './small-company.ts';
import { column, nextLink, openWire, type Wire } from './wire.ts';

const ITEMS = Array.from({ length: 45 }, (_, index) => ({
  ItemCode: `A${String(index + 1).padStart(3, '0')}`,
  ItemName: index === 2 ? "O'Neil's (tall), 5 and more" : index === 3 ? null : `Item ${index + 1}`,
  QuantityOnStock: index + 0.5,
  Valid: index < 40 ? 'tYES' : 'tNO',
  UpdateDate: `2026-11-${String((index % 28) + 1).padStart(2, '0')}T00:00:00Z`,
  Frozen: index === 7,
  ItemBarCodeCollection: [{ Barcode: `40${index}` }],
}));
const ORDERS = [
  { DocEntry: 1, DocumentStatus: 'bost_Open', NumAtCard: 'b', DocDueDate: '2026-11-30', DocumentLines: [] },
  { DocEntry: 2, DocumentStatus: 'bost_Close', NumAtCard: 'a', DocDueDate: '2026-12-01', DocumentLines: [] },
  {
    DocEntry: 3,
    DocumentStatus: 'bost_Open',
    NumAtCard: 'a',
    DocDueDate: '2026-12-02',
    DocumentLines: [
      { LineNum: 0, ShipDate: '2026-12-02T00:00:00Z', BatchNumbers: [{ BatchNumberProperty: 'L1' }] },
    ],
  },
];

let wire: Wire;
beforeAll(async () => {
  wire = await openWire(smallCompany(ITEMS, ORDERS));
});
afterAll(() => wire.close());

const get = (path: string, headers: Record<string, string> = {}) => wire.ask('GET', path, undefined, headers);
const filtered = async (filter: string, headers: Record<string, string> = {}) =>
  column(
    await get(`Items?$select=ItemCode&$top=3&$filter=${encodeURIComponent(filter)}`, headers),
    'ItemCode',
  );

describe('pages', () => {
  it('have 20 rows unless asked otherwise, and their links lead once through everything', async () => {
    const seen: unknown[] = [];
    const sizes: number[] = [];
    for (let link: string | undefined = 'Items?$select=ItemCode'; link !== undefined; ) {
      const reply = await get(link);
      const codes = column(reply, 'ItemCode');
      sizes.push(codes.length);
      seen.push(...codes);
      link = nextLink(reply);
    }
    expect(sizes).toEqual([20, 20, 5]);
    expect(seen).toEqual(ITEMS.map(({ ItemCode }) => ItemCode));
  });

  it('keep the filter and the order in their link, which is relative to the root', async () => {
    const reply = await get("Items?$filter=Valid%20eq%20'tYES'&$orderby=ItemCode%20desc");
    expect(nextLink(reply)).toMatch(/^Items\?/);
    expect(column(await get(nextLink(reply) ?? ''), 'ItemCode')[0]).toBe('A020');
  });

  it.each([
    ['prefer', 'odata.maxpagesize=7', 7],
    ['b1s-pagesize', '7', 7],
    ['prefer', 'odata.maxpagesize=0', 45],
  ])('have the size that %s: %s asks for', async (name, value, rows) => {
    const reply = await get('Items?$select=ItemCode', { [name]: value });
    expect(column(reply, 'ItemCode')).toHaveLength(rows);
    expect(reply.headers['preference-applied']).toBe(name === 'prefer' ? value : undefined);
  });

  it('end at $top, over several pages too', async () => {
    const first = await get('Items?$top=25');
    expect(column(first, 'ItemCode')).toHaveLength(20);
    const second = await get(nextLink(first) ?? '');
    expect(column(second, 'ItemCode')).toHaveLength(5);
    expect(nextLink(second)).toBeUndefined();
    expect(nextLink(await get('Items?$top=5'))).toBeUndefined();
  });

  it('show what was written meanwhile, and are counted anew from then on', async () => {
    const own = await openWire(smallCompany(ITEMS.slice(0, 30)));
    const page = async (skip: number) =>
      column(await own.ask('GET', `Items?$select=ItemCode&$orderby=ItemCode&$skip=${skip}`), 'ItemCode');
    expect((await page(0)).at(-1)).toBe('A020');
    expect((await page(20))[0]).toBe('A021');
    await own.ask('DELETE', "Items('A001')");
    expect((await page(20))[0]).toBe('A022');
    expect((await page(0)).at(-1)).toBe('A021');
    await own.close();
  });

  it('in v1 are linked from the host', async () => {
    const reply = await get('/b1s/v1/Items?$select=ItemCode');
    expect(reply.json).toMatchObject({ 'odata.nextLink': '/b1s/v1/Items?$select=ItemCode&$skip=20' });
  });
});

describe('$filter', () => {
  it.each([
    ["ItemCode eq 'A002'", ['A002']],
    ["'A002' eq ItemCode", ['A002']],
    ["ItemCode ne 'A001'", ['A002', 'A003', 'A004']],
    ['QuantityOnStock gt 42.5', ['A044', 'A045']],
    ['QuantityOnStock ge 43.5', ['A044', 'A045']],
    ['QuantityOnStock lt 1.5', ['A001']],
    ['QuantityOnStock le 1.5', ['A001', 'A002']],
    ['1.5 ge QuantityOnStock', ['A001', 'A002']],
    ["QuantityOnStock gt 42.5 and ItemCode ne 'A045'", ['A044']],
    ["ItemCode eq 'A009' or ItemCode eq 'A010'", ['A009', 'A010']],
    ["ItemCode eq 'A009' or ItemCode eq 'A010' and Valid eq 'tNO'", ['A009']],
    ["(ItemCode eq 'A009' or ItemCode eq 'A010') and Valid eq 'tYES'", ['A009', 'A010']],
    ['not (QuantityOnStock lt 43)', ['A044', 'A045']],
    ["startswith(ItemCode,'A04')", ['A040', 'A041', 'A042']],
    ["endswith(ItemName, '45')", ['A045']],
    ["contains(ItemName,'tem 44')", ['A044']],
    ["substringof('tem 44',ItemName)", ['A044']],
    ["substringof('tem 44',ItemName) eq true", ['A044']],
    ["ItemName eq 'O''Neil''s (tall), 5 and more'", ['A003']],
    ['ItemName eq null', ['A004']],
    ["startswith(ItemCode,'A00') and ItemName ne null and QuantityOnStock gt 2", ['A003', 'A005', 'A006']],
    ['Frozen eq true', ['A008']],
    ["Valid eq 'N'", ['A041', 'A042', 'A043']],
    ["UpdateDate eq '2026-11-28'", ['A028']],
    ["UpdateDate eq '20261128'", ['A028']],
    ["UpdateDate ge datetime'2026-11-28T13:00:00'", ['A028']],
    ['UpdateDate gt 2026-11-27', ['A028']],
    ['UpdateDate eq 2026-11-28T09:00:00Z', ['A028']],
  ])('%s', async (filter, codes) => {
    expect(await filtered(filter)).toEqual(codes);
  });

  it('finds no row without a value by what it is not, as SQL does', async () => {
    expect(await filtered("startswith(ItemCode,'A004') and ItemName ne 'x'")).toEqual([]);
    expect(await filtered("startswith(ItemCode,'A004') and not (ItemName eq 'x')")).toEqual([]);
  });

  it('tells upper from lower case unless asked not to', async () => {
    expect(await filtered("ItemCode eq 'a001'")).toEqual([]);
    expect(await filtered("ItemCode eq 'a001'", { 'b1s-caseinsensitive': 'true' })).toEqual(['A001']);
  });

  it.each([
    ["DocStatus eq 'O'", 201, "Property 'DocStatus' is invalid"],
    ["ItemBarCodeCollection eq 'x'", 201, "Property 'ItemBarCodeCollection' is invalid"],
    ["toupper(ItemCode) eq 'A'", 201, "Property 'toupper' is invalid"],
    ['ItemCode eq', -1000, '$filter ends too early'],
    ["ItemCode like 'x'", -1000, "$filter is not understood at 'like'"],
    ["ItemCode eq 'x", -1000, "$filter is not understood at ''x'"],
    ["(ItemCode eq 'x'", -1000, "$filter is not understood at 'the end'"],
    [`${'('.repeat(200)}ItemCode eq 'x'${')'.repeat(200)}`, -1000, '$filter is nested too deeply'],
  ])('%s is refused', async (filter, code, message) => {
    const path = `Items?$filter=${encodeURIComponent(filter)}`;
    expect(await get(path)).toMatchObject({
      status: 400,
      json: { error: { code: String(code), message: expect.stringContaining(message) } },
    });
    expect(await get(`/b1s/v1/${path}`)).toMatchObject({ status: 400, json: { error: { code } } });
  });
});

describe('the other options', () => {
  it('$select shows what it names, and refuses what there is not', async () => {
    const [row] = [await get("Items('A004')?$select=ItemName,ItemCode")];
    expect(row.json).toEqual({
      '@odata.context': `${wire.server.url}/b1s/v2/$metadata#Items/$entity`,
      '@odata.etag': expect.stringMatching(/^W\//),
      ItemName: null,
      ItemCode: 'A004',
    });
    expect(await get('Orders?$select=DocEntry,U_NOT_THERE')).toMatchObject({
      status: 400,
      json: { error: { code: '-1000', message: "Property 'U_NOT_THERE' of 'Document' is invalid" } },
    });
  });

  it('$orderby sorts by several properties either way', async () => {
    const reply = await get('Orders?$select=DocEntry&$orderby=NumAtCard,DocEntry%20desc');
    expect(column(reply, 'DocEntry')).toEqual([3, 2, 1]);
    expect((await get('Orders?$orderby=Nothing')).status).toBe(400);
    expect((await get('Orders?$orderby=DocEntry%20down')).status).toBe(400);
  });

  it('$skip and $top cut the rows, and have to be numbers', async () => {
    expect(column(await get('Items?$skip=43&$top=20'), 'ItemCode')).toEqual(['A044', 'A045']);
    expect((await get('Items?$top=x')).status).toBe(400);
    expect((await get('Items?$skip=-1')).status).toBe(400);
  });

  it('counts tell how many pass the filter, not how many are shown', async () => {
    const filter = "$filter=Valid%20eq%20'tNO'";
    expect(await get(`Items/$count?${filter}`)).toMatchObject({ status: 200, text: '5' });
    expect(await get(`Items?$count=true&$top=1&${filter}`)).toMatchObject({ json: { '@odata.count': 5 } });
    expect(await get(`/b1s/v1/Items?$inlinecount=allpages&$top=1&${filter}`)).toMatchObject({
      json: { 'odata.count': 5 },
    });
  });

  it('an unknown one is refused', async () => {
    expect((await get('Items?$apply=x')).status).toBe(400);
  });
});

describe('one entity', () => {
  it('is addressed by number, by text, and by its key’s name', async () => {
    for (const path of ['Orders(3)', 'Orders(DocEntry=3)', 'Orders%283%29']) {
      expect(await get(path)).toMatchObject({ status: 200, json: { DocEntry: 3 } });
    }
    expect(await get("Items('A003')")).toMatchObject({ status: 200, json: { ItemCode: 'A003' } });
  });

  it('with a quote, a slash and a bracket in its key is found', async () => {
    const code = "O'Neil/5(a)";
    await wire.ask('POST', 'U_PW_SHIPMENT', { Code: code });
    for (const path of ["U_PW_SHIPMENT('O''Neil/5(a)')", "U_PW_SHIPMENT('O%27%27Neil%2F5%28a%29')"]) {
      expect(await get(path)).toMatchObject({ status: 200, json: { Code: code } });
    }
  });

  it('that there is not gives 404 in both shapes', async () => {
    const value = 'No matching records found (ODBC -2028)';
    expect(await get('Orders(99)')).toMatchObject({
      status: 404,
      json: { error: { code: '-2028', details: [{ code: '', message: '' }], message: value } },
    });
    expect(await get('/b1s/v1/Orders(99)')).toMatchObject({
      status: 404,
      json: { error: { code: -2028, message: { lang: 'en-us', value } } },
    });
  });

  it.each(['Nothing', 'Nothing(1)', "Orders('1')", 'Items(1)', 'Orders(1', 'Orders(1)/a/b'])(
    '%s is no address',
    async (path) => {
      expect(await get(path)).toMatchObject({ status: 400, json: { error: { code: '200' } } });
    },
  );
});

describe('the two versions', () => {
  it('write days, lots and control lines in their own way', async () => {
    const { url } = wire.server;
    expect((await get('Orders(3)')).json).toEqual({
      '@odata.context': `${url}/b1s/v2/$metadata#Orders/$entity`,
      '@odata.etag': expect.stringMatching(/^W\/"[0-9A-F]{40}"$/),
      ...ORDERS[2],
      DocDueDate: '2026-12-02T00:00:00Z',
    });
    expect((await get('/b1s/v1/Orders(3)')).json).toEqual({
      'odata.metadata': `${url}/b1s/v1/$metadata#Orders/@Element`,
      'odata.etag': expect.stringMatching(/^W\/"[0-9A-F]{40}"$/),
      ...ORDERS[2],
      DocDueDate: '2026-12-02',
      DocumentLines: [{ LineNum: 0, ShipDate: '2026-12-02', BatchNumbers: [{ BatchNumber: 'L1' }] }],
    });
  });

  it('name their OData version and content type', async () => {
    expect((await get('Orders(3)')).headers).toMatchObject({
      'odata-version': '4.0',
      'content-type': 'application/json;odata.metadata=minimal;charset=utf-8',
    });
    expect((await get('/b1s/v1/Orders(3)')).headers).toMatchObject({
      dataserviceversion: '3.0',
      'content-type': 'application/json;odata=minimalmetadata;charset=utf-8',
    });
  });

  it('list their sets at the root', async () => {
    expect(column(await get('/b1s/v2/'), 'name')).toContain('DeliveryNotes');
  });
});

describe('a stored query', () => {
  const list = "SQLQueries('ITEMS')/List";

  it('gives its rows page by page', async () => {
    const first = await get(list);
    expect(column(first, 'ItemCode')).toHaveLength(20);
    expect(first.json).toMatchObject({ SqlText: 'SELECT T0.ItemCode FROM OITM T0' });
    const last = await get(`${list}?$skip=40`);
    expect(column(last, 'ItemCode')).toEqual(['A041', 'A042', 'A043', 'A044', 'A045']);
    expect(nextLink(last)).toBeUndefined();
    expect(nextLink(first)).toBe(`${list}?$skip=20`);
  });

  it('takes parameters in the address or in the body', async () => {
    expect(column(await get(`${list}?p='A007'`), 'ItemCode')).toEqual(['A007']);
    const posted = await wire.ask('POST', list, { ParamList: "p='A008'" });
    expect(column(posted, 'ItemCode')).toEqual(['A008']);
  });

  it('says its errors in v1’s shape on v2 as well', async () => {
    expect(await get("SQLQueries('OTHER')/List")).toMatchObject({
      status: 404,
      json: { error: { code: -2028, message: { lang: 'en-us' } } },
    });
  });
});
