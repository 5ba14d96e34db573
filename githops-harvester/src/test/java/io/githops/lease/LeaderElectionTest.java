package io.githops.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.tree.Mapping;
import io.githops.tree.Num;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeaderElectionTest {
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
    void oneOfSeveralReplicasLeads() {
        var third = replicas.candidate("third");

        first.step();
        second.step();
        third.step();

        assertThat(first.leads()).isTrue();
        assertThat(second.leads()).isFalse();
        assertThat(third.leads()).isFalse();
        assertThat(third.election.leader()).contains("first");
    }

    @Test
    void writesTheLeaseAsOtherToolsExpectIt() {
        first.step();
        replicas.advance(RETRY);
        first.step();

        Mapping lease = replicas.lease("reconciler").orElseThrow();
        assertThat(lease.text("holderIdentity")).contains("first");
        assertThat(lease.get("leaseDurationSeconds")).isEqualTo(Num.of(15));
        assertThat(lease.get("leaseTransitions")).isEqualTo(Num.of(0));
        assertThat(lease.text("acquireTime")).contains("2026-01-01T00:00:00.000000Z");
        assertThat(lease.text("renewTime")).contains("2026-01-01T00:00:02.000000Z");
    }

    @Test
    void renewsWithOneRequest() {
        first.step();
        int before = replicas.embedded.requests().size();

        replicas.advance(RETRY);
        first.step();

        assertThat(replicas.embedded.requests()).hasSize(before + 1);
    }

    @Test
    void goesOnLeadingForAsLongAsItRenews() {
        for (int i = 0; i < 60; i++) {
            first.step();
            second.step();
            replicas.advance(RETRY);
        }

        assertThat(first.leads()).isTrue();
        assertThat(first.events).hasSize(1).first().isInstanceOf(LeaseEvent.Gained.class);
    }

    @Test
    void takesOverOnceTheLeaseOfACrashedLeaderHasRunOut() {
        first.step();
        second.step();

        replicas.advance(LEASE.minusNanos(1));
        assertThat(second.step().leads()).isFalse();
        replicas.advance(Duration.ofNanos(1));
        assertThat(second.step().leads()).isTrue();

        assertThat(replicas.lease("reconciler").orElseThrow().get("leaseTransitions"))
                .isEqualTo(Num.of(1));
        assertThat(second.election.token().orElseThrow().transitions()).isEqualTo(1);
    }

    @Test
    void aLeaderThatStoodStillWritesNothingMore() {
        first.step();
        var fenced = first.election.fence("all", first.cluster);
        fenced.apply(Replicas.configMap("work", "before"), Replicas.WRITING);
        second.step();

        replicas.advance(LEASE);
        second.step();
        long sent = replicas.embedded.writes();

        assertThatThrownBy(() -> fenced.apply(Replicas.configMap("work", "after"), Replicas.WRITING))
                .isInstanceOf(LostLeaseException.class)
                .hasMessageContaining("GH3701");
        assertThat(replicas.embedded.writes()).isEqualTo(sent);
        first.step();
        assertThat(first.events).last().isInstanceOf(LeaseEvent.HolderSeen.class);
        assertThat(first.events).anyMatch(LeaseEvent.Lost.class::isInstance);
        assertThat(second.leads()).isTrue();
    }

    @Test
    void neverLetsTwoWriteAtOnce() {
        first.step();
        for (int second = 0; second < 40; second++) {
            replicas.advance(Duration.ofSeconds(1));
            this.second.step();

            assertThat(first.leads() && this.second.leads()).isFalse();
        }
        assertThat(second.leads()).isTrue();
    }

    @Test
    void letsTheLeaseGoWhenClosed() {
        first.step();
        second.step();

        first.election.close();
        second.step();

        assertThat(second.leads()).isTrue();
        assertThat(first.leads()).isFalse();
        assertThat(replicas.lease("reconciler").orElseThrow().get("leaseTransitions"))
                .isEqualTo(Num.of(1));
    }

    @Test
    void doesNotMindClocksThatDisagree() {
        var ahead = replicas.candidate("ahead", "2031-01-01T00:00:00Z");
        first.step();

        ahead.step();
        replicas.advance(Duration.ofSeconds(9));
        first.step();
        ahead.step();
        replicas.advance(Duration.ofSeconds(9));

        assertThat(ahead.step().leads()).isFalse();
        assertThat(first.step().leads()).isTrue();
    }

    @Test
    void takesNoOneElsesLeaseWhenItsClockJumps() {
        first.step();
        second.step();

        second.time.jump(Duration.ofDays(1));

        assertThat(second.step().leads()).isFalse();
    }

    @Test
    void takesTheLeaseAgainAfterTheClockOfTheLeaderJumped() {
        first.step();

        first.time.jump(Duration.ofDays(1));
        assertThat(first.leads()).isFalse();
        first.step();
        assertThat(first.leads()).isTrue();
        first.time.jump(Duration.ofDays(-2));

        assertThat(first.leads()).isTrue();
    }

    @Test
    void aLeaderThatWasSuspendedKnowsItByTheClockOnTheWall() {
        first.step();
        var token = first.election.token().orElseThrow();

        first.time.sleepThrough(LEASE);

        assertThat(token.isValid()).isFalse();
    }

    @Test
    void renewalsDifferThoughTheClockStandsStill() {
        first.step();
        String before =
                replicas.lease("reconciler").orElseThrow().text("renewTime").orElseThrow();

        first.step();

        assertThat(replicas.lease("reconciler").orElseThrow().text("renewTime"))
                .isPresent()
                .get()
                .isNotEqualTo(before);
    }
}
