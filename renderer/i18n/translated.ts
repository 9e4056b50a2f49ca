/** The same keys with texts of another language. */
export type Translated<Catalogue> = {
  readonly [Key in keyof Catalogue]: Catalogue[Key] extends string ? string : Translated<Catalogue[Key]>;
};

/** What a person is told of a refusal: what happened, what was expected, the one thing to do next. */
export type Explained = { readonly happened: string; readonly expected: string; readonly next: string };

/** What a person is told to do, and how. */
export type Step = { readonly what: string; readonly hint: string };
