declare module 'virtual:traditional-texts' {
  /** Simplified → Traditional, where it differs. */
  const texts: Record<string, string>;
  export default texts;
}
