/** Counts what was written from this page, so that all that is shown is asked for anew. */
export const record = $state({ state: 0 });
