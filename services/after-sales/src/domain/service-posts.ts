/** Customer service owns the ticket (decision 7): who may be given one. */
export const HANDLER_POSTS: readonly string[] = ['customer-service', 'service-manager'];

/** Whom a missed deadline is escalated to. */
export const ESCALATION_POST = 'service-manager';
