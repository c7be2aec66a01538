/** A message: a text, or one text per plural form of the language. `{name}` is a value. */
export type Message = string | ({ readonly other: string } & { readonly [form in Intl.LDMLPluralRule]?: string });
