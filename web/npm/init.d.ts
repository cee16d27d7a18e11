/**
 * Starts the program; call it once before everything else, again it does nothing. `source` says where the WebAssembly
 * is when it does not stand beside the script: an address, a response, its bytes, or the compiled module.
 */
export function init(source?: string | URL | Response | BufferSource | WebAssembly.Module): Promise<void>;

/** The name of all this where the classic script is used. */
export as namespace gouji;
