package io.githops.harvester;

/**
 * Whether the caller may do something.
 *
 * @param reason why, in the server's words; empty when it gave none
 */
public record Access(boolean isAllowed, String reason) {}
