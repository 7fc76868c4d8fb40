/**
 * Below this confidence a person reads the text. Chosen on the validation texts of training/, so that of what stays above
 * it about 94 in 100 are read rightly, of everyday texts 96 to 98.
 */
export const DEFAULT_THRESHOLD = 0.78;
