import { join } from 'node:path';
import ts from 'typescript';

const root = join(import.meta.dirname, '..', '..');

/** What a type of the sources says, for tests that hold texts against types which do not exist at run time. */
export type TypeFacts = {
  /** The string literals of a union, e.g. of `DeviceTrouble`. */
  literals(name: string): readonly string[];
  /** Each property of an object type with the names of its own properties. */
  properties(name: string): ReadonlyMap<string, readonly string[]>;
  /** Each member of a union of `{ code, params }` by its code, with the names of its parameters. */
  codes(name: string): ReadonlyMap<string, readonly string[]>;
};

/** @param file from the project's root */
export function typesOf(file: string): TypeFacts {
  const path = join(root, file);
  const program = ts.createProgram([path], {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    allowImportingTsExtensions: true,
    noEmit: true,
    strict: true,
    types: [],
  });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(path);
  if (!source) throw new Error(`${file} cannot be read`);
  const typeNamed = (name: string): ts.Type => {
    const found = source.statements.find((one) => ts.isTypeAliasDeclaration(one) && one.name.text === name);
    if (!found) throw new Error(`${file} has no type ${name}`);
    return checker.getTypeAtLocation(found);
  };
  const namesOf = (type: ts.Type): string[] => type.getProperties().map((property) => property.name);
  const typeOf = (symbol: ts.Symbol): ts.Type => checker.getTypeOfSymbolAtLocation(symbol, source);
  const member = (type: ts.Type, name: string): ts.Type => {
    const symbol = type.getProperty(name);
    if (!symbol) throw new Error(`A member of the union in ${file} has no ${name}`);
    return typeOf(symbol);
  };
  return {
    literals: (name) => membersOf(typeNamed(name)).map(literalText),
    properties: (name) =>
      new Map(
        typeNamed(name)
          .getProperties()
          .map((property) => [property.name, namesOf(typeOf(property))]),
      ),
    codes: (name) =>
      new Map(
        membersOf(typeNamed(name)).map((one) => [
          literalText(member(one, 'code')),
          namesOf(member(one, 'params')),
        ]),
      ),
  };
}

function membersOf(type: ts.Type): readonly ts.Type[] {
  return type.isUnion() ? type.types : [type];
}

function literalText(type: ts.Type): string {
  if (!type.isStringLiteral()) throw new Error('Not a string literal');
  return type.value;
}
