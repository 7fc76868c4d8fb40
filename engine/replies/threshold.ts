/**
 * Below this confidence a person reads the text. Chosen on the validation texts of training/, so that of what stays above
 * it about 93 in 100 are read rightly.
 */
export const DEFAULT_THRESHOLD = 0.91;
