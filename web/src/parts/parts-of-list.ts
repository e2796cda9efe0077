/** Rows that are fetched at once. */
export const PART = 50;
