/** The little of the package that is used; it brings no types. */
declare module '@sealsystems/ipp' {
  type Values = Readonly<Record<string, unknown>>;
  export type IppMessage = {
    readonly version?: string;
    readonly operation?: string;
    readonly statusCode?: string;
    readonly id?: number;
    readonly 'operation-attributes-tag'?: Values;
    readonly 'job-attributes-tag'?: Values;
    readonly 'printer-attributes-tag'?: Values;
    readonly data?: Buffer;
  };
  const ipp: {
    serialize(message: IppMessage): Buffer;
    /** @throws when the bytes are no IPP message */
    parse(bytes: Buffer): IppMessage;
  };
  export default ipp;
}
