/**
 * Several replicas of a program that share work through Kubernetes Leases: one leader, or shards among all, and a fence that
 * stops the writes of a replica whose lease is lost. Start from {@link io.githops.lease.LeaderElection} or {@link
 * io.githops.lease.Sharding}.
 */
@NullMarked
package io.githops.lease;

import org.jspecify.annotations.NullMarked;
