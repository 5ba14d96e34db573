package io.githops.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.Resource;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeaderElectionFaultsTest {
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final Duration LEASE = Duration.ofSeconds(15);

    private final Replicas replicas = new Replicas();
    private final Replicas.Candidacy first = replicas.candidate("first");
    private final Replicas.Candidacy second = replicas.candidate("second");

    @AfterEach
    void close() {
        replicas.close();
    }

    @Test
    void goesOnLeadingWhileTheServerIsAwayForAShortTime() {
        first.step();
        var outage = replicas.embedded.faults().onAll().answer(503);

        replicas.advance(Duration.ofSeconds(6));
        first.step();
        assertThat(first.leads()).isTrue();
        outage.lift();
        first.step();

        assertThat(first.leads()).isTrue();
        assertThat(first.events).anyMatch(LeaseEvent.Failed.class::isInstance);
        assertThat(first.events).noneMatch(LeaseEvent.Lost.class::isInstance);
    }

    @Test
    void stopsLeadingWhenTheServerIsAwayForLong() {
        first.step();
        replicas.embedded.faults().onAll().answer(503);

        replicas.advance(Duration.ofSeconds(10));
        first.step();

        assertThat(first.leads()).isFalse();
        assertThat(first.events).filteredOn(LeaseEvent.Lost.class::isInstance).hasSize(1);
    }

    @Test
    void findsOutWhenTheAnswerToItsRenewalWasLost() {
        first.step();
        replicas.embedded.faults().on("patch", "Lease").times(1).loseAnswer();

        var token = first.election.token();
        replicas.advance(RETRY);
        first.step();
        replicas.advance(RETRY);
        first.step();

        assertThat(first.leads()).isTrue();
        assertThat(first.election.token()).isEqualTo(token);
        assertThat(first.events).filteredOn(LeaseEvent.Gained.class::isInstance).hasSize(1);
    }

    @Test
    void leadsThoughTheAnswerToItsTakingWasLost() {
        replicas.embedded.faults().on("patch", "Lease").after(1).times(4).loseAnswer();

        first.step();
        assertThat(first.leads()).isFalse();
        replicas.embedded.faults().clear();
        first.step();

        assertThat(first.leads()).isTrue();
    }

    @Test
    void onlyOneGetsALeaseThatTwoTakeAtOnce() {
        first.step();
        second.step();
        first.election.close();
        var third = replicas.candidate("third");
        replicas.embedded.faults().on("get", "Lease").times(1).answer(503);
        third.step();

        new Racing(replicas, second, third).step();

        assertThat(second.leads()).isNotEqualTo(third.leads());
    }

    @Test
    void onlyOneGetsALeaseThatTwoCreateAtOnce() {
        new Racing(replicas, first, second).step();

        assertThat(first.leads()).isNotEqualTo(second.leads());
    }

    @Test
    void stopsLeadingAtOnceWhenItsLeaseIsGivenToAnother() {
        first.step();

        replicas.edit(
                "reconciler",
                Mapping.builder()
                        .put("holderIdentity", "somebody")
                        .put("leaseDurationSeconds", 15)
                        .build());
        replicas.advance(RETRY);
        first.step();

        assertThat(first.leads()).isFalse();
        replicas.advance(LEASE);
        first.step();
        assertThat(first.leads()).isTrue();
    }

    @Test
    void othersWaitForTheHolderThoughItsLeaseIsDeleted() {
        first.step();
        second.step();

        replicas.delete("reconciler");
        second.step();

        assertThat(second.leads()).isFalse();
        first.step();
        assertThat(first.leads() || first.step().leads()).isTrue();
        assertThat(second.step().leads()).isFalse();
    }

    @Test
    void othersWaitForTheHolderThoughItsLeaseIsEmptied() {
        first.step();
        second.step();

        replicas.edit("reconciler", Mapping.empty());
        assertThat(second.step().leads()).isFalse();
        replicas.advance(LEASE);

        assertThat(second.step().leads()).isTrue();
        assertThat(first.leads()).isFalse();
    }

    @Test
    void takesALeaseWhoseFieldsMakeNoSense() {
        replicas.cluster.create(
                Resource.of(Mapping.builder()
                        .put("apiVersion", "coordination.k8s.io/v1")
                        .put("kind", "Lease")
                        .put("metadata", Mapping.of("name", new Text("reconciler"), "namespace", new Text("default")))
                        .build()),
                "hand");

        assertThat(first.step().leads()).isTrue();
    }

    @Test
    void aListenerThatFailsDoesNoHarm() {
        var election = (RenewingElection) LeaderElection.builder(replicas.cluster, "default", "reconciler")
                .identity("careless")
                .telling(Runnable::run)
                .listener(event -> {
                    throw new IllegalStateException("careless");
                })
                .build();

        election.step();

        assertThat(election.token()).isPresent();
    }
}
