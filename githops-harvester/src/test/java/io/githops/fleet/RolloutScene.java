package io.githops.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** Five members in two rings, and a clock that a test moves. */
final class RolloutScene implements AutoCloseable {
    final FakeTarget canary = new FakeTarget("canary", Map.of("ring", "0"));
    final FakeTarget a = new FakeTarget("a", Map.of("ring", "1"));
    final FakeTarget b = new FakeTarget("b", Map.of("ring", "1"));
    final FakeTarget c = new FakeTarget("c", Map.of("ring", "1"));
    final FakeTarget d = new FakeTarget("d", Map.of("ring", "1"));
    final List<FakeTarget> all = List.of(canary, a, b, c, d);
    final List<RolloutState> told = new ArrayList<>();
    final Map<String, String> stored = new HashMap<>();
    /** Never runs anything by itself. */
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(0);

    private Instant now = Instant.EPOCH;

    RolloutScene() {
        timer.shutdown();
        timer.setRejectedExecutionHandler((task, executor) -> {});
    }

    Rollout.Builder rollout() {
        return new Rollout.Builder("release", "new", List.copyOf(all), timer, told::add)
                .clock(() -> now)
                .store(store());
    }

    Rollout.Builder staged() {
        return rollout()
                .stage(RolloutStage.of("canary", Map.of("ring", "0")).bake(Duration.ofMinutes(10)))
                .stage(RolloutStage.of("rest", Map.of("ring", "1")).atOnce(2).bake(Duration.ofMinutes(5)));
    }

    RolloutStore store() {
        return new RolloutStore() {
            @Override
            public Optional<String> load(String rollout) {
                return Optional.ofNullable(stored.get(rollout));
            }

            @Override
            public void save(String rollout, String progress) {
                stored.put(rollout, progress);
            }
        };
    }

    /** Time goes by, and the rollout looks every ten seconds. */
    void advance(Rollout rollout, Duration duration) {
        Instant until = now.plus(duration);
        while (now.isBefore(until)) {
            now = now.plusSeconds(10);
            look(rollout);
        }
    }

    void look(Rollout rollout) {
        ((StagedRollout) rollout).step();
        all.forEach(FakeTarget::takeTurnsUnlessSlow);
    }

    List<String> revisions() {
        return all.stream().map(target -> String.valueOf(target.revision)).toList();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
