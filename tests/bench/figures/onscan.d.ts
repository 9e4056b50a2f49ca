/** The little of the package that is used; it brings no types. */
declare module 'onscan.js' {
  const onScan: {
    attachTo(target: EventTarget, options: object): void;
    detachFrom(target: EventTarget): void;
  };
  export default onScan;
}
