// What a run time gives a program, whichever it is.

/** A global of the run time. A server's project may compile without the DOM's types, which then are not asked for. */
export type Known<Name extends string> = typeof globalThis extends Record<Name, { prototype: infer Instance }> ? Instance : never;
/** WebAssembly.Module. */
export type CompiledModule = typeof globalThis extends { WebAssembly: { Module: { prototype: infer Instance } } } ? Instance : never;
