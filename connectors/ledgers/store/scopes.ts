/** Condition on `consent_states` for what a business and its lines were told; its parameters are {@link scopesOf}. */
export const OF_SCOPES = '(scope = ? OR (scope >= ? AND scope < ?))';

/** The semicolon is what comes after the colon: ids may hold what LIKE takes for a wildcard. */
export const scopesOf = (businessId: string): readonly string[] => [`business:${businessId}`, `line:${businessId}:`, `line:${businessId};`];
