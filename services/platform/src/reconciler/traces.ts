/** Of the audit trail `a`: traces of changes; reading personal data leaves one too, with the version that was read. */
export const A_CHANGE = `NOT a."changes" ? 'personalDataRead'`;
