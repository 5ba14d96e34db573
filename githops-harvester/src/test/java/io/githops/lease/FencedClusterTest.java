package io.githops.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.cluster.ApplyOptions;
import io.githops.cluster.Cluster;
import io.githops.cluster.ForwardingCluster;
import io.githops.model.Resource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FencedClusterTest {
    private final Replicas replicas = new Replicas();
    private final Replicas.Candidacy replica = replicas.candidate("first").step();
    private final LeaseToken token = replica.election.token().orElseThrow();
    private final Cluster fenced = token.fence(replica.cluster);

    @AfterEach
    void close() {
        replicas.close();
    }

    @Test
    void writesDuringTheTerm() {
        Resource stored = fenced.apply(Replicas.configMap("work", "1"), Replicas.WRITING);
        assertThat(replicas.written("work")).contains("1");

        fenced.delete(stored);

        assertThat(replicas.written("work")).isEmpty();
    }

    @Test
    void refusesEveryWriteAfterTheDeadlineBeforeItIsSent() {
        Resource stored = fenced.apply(Replicas.configMap("work", "1"), Replicas.WRITING);
        long sent = replicas.embedded.writes();

        replicas.advance(Duration.ofSeconds(10));

        assertThatThrownBy(() -> fenced.apply(Replicas.configMap("work", "2"), Replicas.WRITING))
                .isInstanceOf(LostLeaseException.class)
                .hasMessageContaining("default/reconciler")
                .hasMessageContaining("Nothing was sent");
        assertThatThrownBy(() -> fenced.delete(stored)).isInstanceOf(LostLeaseException.class);
        assertThat(replicas.embedded.writes()).isEqualTo(sent);
    }

    @Test
    void letsReadsAndDryRunsPass() {
        fenced.apply(Replicas.configMap("work", "1"), Replicas.WRITING);
        replicas.advance(Duration.ofMinutes(1));

        fenced.apply(Replicas.configMap("work", "2"), new ApplyOptions("test", true, true));

        assertThat(fenced.list(Replicas.LEASE, "default")).hasSize(1);
        assertThat(fenced.get(Replicas.LEASE, "default", "reconciler")).isPresent();
        assertThat(fenced.served(Replicas.LEASE)).isPresent();
        assertThat(replicas.written("work")).contains("1");
    }

    @Test
    void aTermThatIsOverStaysOverThoughTheLeaseIsTakenAgain() {
        replicas.advance(Duration.ofSeconds(20));
        replica.step();

        assertThat(replica.leads()).isTrue();
        assertThat(token.isValid()).isFalse();
        assertThatThrownBy(() -> fenced.apply(Replicas.configMap("work", "1"), Replicas.WRITING))
                .isInstanceOf(LostLeaseException.class);
        replica.election.fence("all", replica.cluster).apply(Replicas.configMap("work", "2"), Replicas.WRITING);
        assertThat(replicas.written("work")).contains("2");
    }

    @Test
    void givesWritesUpBeforeAnotherReplicaMayTakeTheLease() {
        var slow = new HurriedCluster(replica.cluster);
        replicas.advance(Duration.ofSeconds(9));

        token.fence(slow).apply(Replicas.configMap("work", "1"), Replicas.WRITING);

        assertThat(slow.times).containsExactly(Duration.ofMillis(3500));
    }

    @Test
    void keepsTheLeaseUntilAWriteUnderWayHasEnded() {
        var second = replicas.candidate("second");
        second.step();
        token.fence(new HurriedCluster(replica.cluster) {
                    @Override
                    public Resource apply(Resource manifest, ApplyOptions options) {
                        replica.election.close();
                        second.step();
                        return super.apply(manifest, options);
                    }
                })
                .apply(Replicas.configMap("work", "1"), Replicas.WRITING);

        assertThat(second.leads()).isFalse();
        replicas.advance(Duration.ofSeconds(15));
        assertThat(second.step().leads()).isTrue();
    }

    /** Notes how much time calls are given. */
    private static class HurriedCluster extends ForwardingCluster {
        final List<Duration> times = new ArrayList<>();

        HurriedCluster(Cluster cluster) {
            super(cluster);
        }

        @Override
        public Cluster within(Duration time) {
            times.add(time);
            return this;
        }
    }
}
