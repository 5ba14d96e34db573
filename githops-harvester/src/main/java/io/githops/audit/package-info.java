/** Who changed what, when and why, in a chain that shows when it was tampered with. Start from {@link AuditTrail}. */
@NullMarked
package io.githops.audit;

import org.jspecify.annotations.NullMarked;
