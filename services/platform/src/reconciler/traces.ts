/** Of the audit trail `a`: traces of changes; reading personal data and printing leave one too, with the version that was read. */
export const A_CHANGE = `NOT a."changes" ?| array['personalDataRead', 'printed']`;
