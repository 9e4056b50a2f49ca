import type { Books } from './books.ts';
import type { Entity, Outcome } from './company.ts';
import { baseSetOf, DELIVERY_TYPE, type DocumentSet, documents, seriesOf } from './documents.ts';
import { done, refusals, refused } from './refusals.ts';
import { isEntity, textOf } from './values.ts';

/** `SeriesService_GetDefaultSeries {"DocumentTypeParams":{"Document":"15"}}`: the one that the user takes. */
export function defaultSeries(books: Books, body: Entity): Outcome<Entity> {
  const set = setOf(body);
  // What SAP answers where there is none is not known.
  if (set === null || books.behaviours.seriesMissing.some((each) => each === set))
    return refused(refusals.noMatch(404));
  return done(seriesFor(books, set, typeIn(body)));
}

/** `SeriesService_GetDocumentSeries`: all that there are for the document. */
export function documentSeries(books: Books, body: Entity): Outcome<Entity> {
  const set = setOf(body);
  return set === null
    ? refused(refusals.noMatch(404))
    : done({ value: [seriesFor(books, set, typeIn(body))] });
}

function typeIn(body: Entity): number {
  const params = isEntity(body.DocumentTypeParams) ? body.DocumentTypeParams : body;
  return Number(textOf(params.Document));
}

function setOf(body: Entity): DocumentSet | null {
  const type = typeIn(body);
  return type === DELIVERY_TYPE ? 'DeliveryNotes' : (baseSetOf(type) ?? null);
}

function seriesFor(books: Books, set: DocumentSet, type: number): Entity {
  const { series, first } = seriesOf(set);
  const next = first + documents(books, set).size;
  return {
    Document: String(type),
    DocumentSubType: '--',
    InitialNumber: first,
    LastNumber: null,
    NextNumber: next,
    Locked: books.behaviours.seriesLocked.some((each) => each === set) ? 'tYES' : 'tNO',
    Name: 'Primary',
    SeriesProperty: series,
    SeriesType: 'stDocument',
    IsManual: 'tNO',
  };
}
