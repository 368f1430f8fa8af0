/** A style sheet as text: `css-text.mjs` reads and minifies it while bundling. */
declare module '*.css' {
  const text: string;
  export default text;
}
