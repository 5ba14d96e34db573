package io.githops.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.health.HealthRules;
import io.githops.model.Health;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HealthWaitTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final FakeCluster cluster = new FakeCluster();
    private final List<SyncEvent> events = new ArrayList<>();
    private final SkippingPace pace = new SkippingPace();
    private final Signal changes = new Signal();
    private final HealthWait wait = new HealthWait(
            new LiveSight(cluster, Set.of(growing("a").groupVersionKind()), changes, null),
            new HealthRules(Kinds.harvester()),
            new Blockers(cluster),
            resource -> resource.name().equals("hasty") ? Duration.ofSeconds(5) : MINUTE.multipliedBy(5),
            pace,
            changes,
            events::add);

    @AfterEach
    void close() {
        wait.close();
    }

    @Test
    void asksNoMoreOnceItIsToldOfChanges() throws Exception {
        cluster.isObservable = true;
        cluster.put(growing("a"));
        pace.at(MINUTE.multipliedBy(3), () -> cluster.put(grown("a")));

        Health reached = get(wait.untilHealthy(growing("a"), Health.missing()));

        assertThat(reached.isHealthy()).isTrue();
        assertThat(cluster.gets.get()).isLessThan(10);
        assertThat(events).hasSize(1);
    }

    @Test
    void asksMoreAndMoreSeldomWhereItIsNotTold() throws Exception {
        cluster.put(growing("a"));
        pace.at(MINUTE, () -> cluster.put(grown("a")));

        get(wait.untilHealthy(growing("a"), Health.missing()));

        assertThat(cluster.gets.get()).isBetween(25, 60);
    }

    @Test
    void asksWhereWhatIsObservedMustNotBeReliedOn() throws Exception {
        cluster.isObservable = true;
        cluster.isUnreliable = true;
        cluster.put(growing("a"));
        pace.at(MINUTE, () -> cluster.put(grown("a")));

        assertThat(get(wait.untilHealthy(growing("a"), Health.missing())).isHealthy())
                .isTrue();
        assertThat(cluster.gets.get()).isGreaterThan(20);
    }

    @Test
    void listsWhereManyAreWaitedFor() throws Exception {
        List<Resource> many = IntStream.range(0, 20)
                .mapToObj(number -> growing("many-" + number))
                .toList();
        many.forEach(cluster::put);
        pace.at(MINUTE, () -> many.forEach(resource -> cluster.put(grown(resource.name()))));

        var all = CompletableFuture.allOf(many.stream()
                .map(resource -> wait.untilHealthy(resource, Health.missing()))
                .toArray(CompletableFuture<?>[]::new));
        all.get(30, TimeUnit.SECONDS);

        assertThat(cluster.lists.get()).isPositive();
        assertThat(cluster.gets.get()).isLessThan(200);
    }

    @Test
    void givesUpWhenTheTimeOfThatResourceIsUp() {
        cluster.put(growing("hasty"));

        assertThatThrownBy(() -> get(wait.untilHealthy(growing("hasty"), Health.missing())))
                .hasMessageContaining("the volume grows; expected healthy within 5 s");
        assertThat(pace.elapsed()).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void failsAtOnceWhenAResourceWillNotGetHealthy() {
        cluster.put(lost("a"));

        assertThatThrownBy(() -> get(wait.untilHealthy(lost("a"), Health.missing())))
                .hasMessageContaining("degraded: the volume is lost");
        assertThat(pace.elapsed()).isZero();
    }

    @Test
    void givesAFailureOfBeforeTheChangeTimeToGoAway() throws Exception {
        cluster.put(lost("a"));
        pace.at(Duration.ofSeconds(3), () -> cluster.put(grown("a")));

        assertThat(get(wait.untilHealthy(lost("a"), Health.failed("the volume is lost")))
                        .isHealthy())
                .isTrue();
    }

    @Test
    void saysWhatHoldsAClaimThatDoesNotGo() {
        cluster.put(held("hasty"));
        cluster.put(machineOn("hasty"));

        assertThatThrownBy(() -> get(wait.untilGone(held("hasty"))))
                .hasMessageContaining("PersistentVolumeClaim default/hasty: is being deleted, held by finalizer"
                        + " kubernetes.io/pvc-protection; used by VirtualMachine default/web")
                .hasMessageContaining("expected it to be gone within 5 s");
    }

    @Test
    void isOverWhenAnotherObjectHasTheName() throws Exception {
        cluster.put(held("a"));
        pace.at(Duration.ofSeconds(3), () -> cluster.put(grown("a")));

        assertThat(get(wait.untilGone(held("a"))).status()).isEqualTo(Health.Status.MISSING);
    }

    @Test
    void endsEveryWaitWhenItIsCancelled() {
        cluster.put(growing("a"));
        CompletableFuture<Health> reached = wait.untilHealthy(growing("a"), Health.missing());

        wait.cancel();

        assertThat(reached).isCompletedExceptionally();
        assertThat(wait.untilHealthy(growing("b"), Health.missing())).isCompletedExceptionally();
    }

    private static Health get(CompletableFuture<Health> reached) throws Exception {
        return reached.get(30, TimeUnit.SECONDS);
    }

    private static Resource growing(String name) {
        return claim(name, "1", "status: {conditions: [{type: Resizing, status: \"True\"}]}");
    }

    private static Resource grown(String name) {
        return claim(name, "2", "status: {phase: Bound}");
    }

    private static Resource lost(String name) {
        return claim(name, "1", "status: {phase: Lost}");
    }

    private static Resource held(String name) {
        Resource claim = claim(name, "1", "");
        return Resource.of(claim.tree()
                .with(
                        "metadata",
                        claim.metadata()
                                .with("finalizers", Sequence.of(List.of(new Text("kubernetes.io/pvc-protection"))))));
    }

    private static Resource claim(String name, String uid, String status) {
        return Scene.read("apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: " + name
                        + ", namespace: default, uid: uid-" + uid + ", resourceVersion: \"" + uid + "\"}\n" + status
                        + "\n")
                .get(0);
    }

    private static Resource machineOn(String claim) {
        return Scene.read("""
                apiVersion: kubevirt.io/v1
                kind: VirtualMachine
                metadata: {name: web, namespace: default}
                spec:
                  runStrategy: Halted
                  template:
                    spec:
                      domain: {devices: {}}
                      volumes:
                        - {name: root, persistentVolumeClaim: {claimName: %s}}
                """.formatted(claim)).get(0);
    }

    /** Time goes by as fast as it is waited for; what a test planned happens on the way. */
    private static final class SkippingPace implements Pace {
        private final List<Consumer<Duration>> plans = new ArrayList<>();
        private Duration elapsed = Duration.ZERO;

        synchronized void at(Duration moment, Runnable action) {
            plans.add(now -> {
                if (now.compareTo(moment) >= 0) {
                    action.run();
                }
            });
        }

        @Override
        public Instant now() {
            return Instant.EPOCH.plus(elapsed());
        }

        @Override
        public synchronized Duration elapsed() {
            return elapsed;
        }

        @Override
        public synchronized void pause(Duration duration) {
            elapsed = elapsed.plus(duration);
            plans.forEach(plan -> plan.accept(elapsed));
        }
    }
}
