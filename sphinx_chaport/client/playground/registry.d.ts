/** Made by build.mjs of what the registry's export says of methods. */
declare module 'chaport:registry' {
  const registry: {
    /** Methods that return a value. */
    returning: string[];
    /** Why a method is not for the command queue, by name. */
    notQueued: Record<string, string>;
  };
  export default registry;
}
