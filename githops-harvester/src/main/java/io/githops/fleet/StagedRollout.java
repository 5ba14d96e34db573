package io.githops.fleet;

import io.githops.cluster.ClusterException;
import io.githops.cluster.UnavailableException;
import io.githops.fleet.RolloutState.Phase;
import io.githops.fleet.RolloutState.Progress;
import io.githops.source.SourceException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A rollout that looks twice a second what is to be done next, and does it in the members' turns. */
final class StagedRollout implements Rollout {
    private static final System.Logger LOGGER = System.getLogger(Rollout.class.getName());
    private static final long LOOK_MILLIS = 500;
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);
    private static final int TRIES = 5;

    private final Builder options;
    private final RolloutProgress progress;
    private final Set<String> judged = new HashSet<>();
    private final Map<String, Instant> lookAgain = new HashMap<>();
    private final RolloutJournal journal;
    private final RolloutMembers members;
    private @Nullable ScheduledFuture<?> looking;
    private Phase paused = Phase.ROLLING;
    private Instant baking;

    StagedRollout(Builder options) {
        this.options = options;
        List<RolloutStage> stages =
                options.stages.isEmpty() ? List.of(RolloutStage.of("all", Map.of())) : List.copyOf(options.stages);
        if (stages.stream().map(RolloutStage::name).distinct().count() < stages.size()) {
            throw new IllegalArgumentException("rollout " + options.name + ": found two stages of one name in " + stages
                    + "; expected names to differ");
        }
        progress = new RolloutProgress(options.name, options.revision, stages, options.targets);
        baking = options.clock.get();
        journal = new RolloutJournal(options.name, options.revision, options.store, options.listener, progress.state());
        members = new RolloutMembers(this, options.targets, progress, journal);
    }

    synchronized void start() {
        progress.enter(Phase.ROLLING, "");
        members.start();
        journal.tell(progress);
        looking = options.timer.scheduleWithFixedDelay(this::step, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Does what is to be done next. */
    synchronized void step() {
        Phase phase = progress.phase();
        if (phase == Phase.PAUSED) {
            return;
        }
        try {
            if (phase.isOver()) {
                end();
            } else if (members.areReady()) {
                switch (progress.phase()) {
                    case ROLLING -> roll();
                    case BAKING -> bake();
                    case ROLLING_BACK -> rollBack();
                    default -> {}
                }
            }
        } catch (ClusterException e) {
            progress.note("progress cannot be kept: " + e.getMessage());
            journal.tell(progress);
        } catch (RejectedExecutionException e) {
            LOGGER.log(System.Logger.Level.DEBUG, "the fleet is closed", e);
        }
    }

    private void roll() {
        if (wentWrong()) {
            return;
        }
        int underWay = progress.ofStage(Progress.ROLLING).size();
        for (String name : progress.ofStage(Progress.WAITING)) {
            if (underWay < progress.stage().atOnce()) {
                underWay++;
                begin(name);
            }
        }
        if (underWay == 0) {
            enter(Phase.BAKING, "");
            baking = options.clock.get();
            judged.clear();
        }
    }

    private void begin(String name) {
        progress.set(name, Progress.ROLLING, "");
        try {
            journal.save(progress);
        } catch (ClusterException e) {
            progress.set(name, Progress.WAITING, "");
            throw e;
        }
        attempt(name, 1);
    }

    private void attempt(String name, int tries) {
        RolloutTarget target = members.get(name);
        target.execute(() -> {
            if (!isStillToBegin(name)) {
                return;
            }
            try {
                rolled(name, target.roll(options.revision));
            } catch (UnavailableException | SourceException e) {
                if (tries == TRIES) {
                    rolled(name, Optional.of(String.valueOf(e.getMessage())));
                } else {
                    options.timer.schedule(() -> attempt(name, tries + 1), 1L << tries, TimeUnit.SECONDS);
                }
            }
        });
    }

    private synchronized boolean isStillToBegin(String name) {
        boolean goesOn = progress.phase() == Phase.ROLLING && members.get(name).isHere();
        if (!goesOn) {
            progress.set(name, Progress.WAITING, "");
        }
        return goesOn;
    }

    /** One that another replica has taken over is that one's to judge. */
    private synchronized void rolled(String name, Optional<String> wrong) {
        if (!members.get(name).isHere()) {
            progress.set(name, Progress.WAITING, "");
            return;
        }
        progress.set(name, wrong.isPresent() ? Progress.FAILED : Progress.ROLLED, wrong.orElse(""));
        journal.keep(progress);
        step();
    }

    /** Whether the rollout ends or turns back, as a member failed or is not well. */
    private boolean wentWrong() {
        progress.all(Progress.ROLLED).stream()
                .filter(name -> members.get(name).isSuspect())
                .filter(this::mayLook)
                .forEach(name -> judge(name, () -> {}));
        var failed = progress.firstFailed();
        failed.ifPresent(member -> {
            String why = member.getKey() + ": " + member.getValue().why();
            enter(options.onFailure == OnFailure.ROLL_BACK ? Phase.ROLLING_BACK : Phase.STOPPED, why);
        });
        return failed.isPresent();
    }

    private void bake() {
        if (wentWrong()) {
            return;
        }
        Instant now = options.clock.get();
        if (now.isBefore(baking.plus(progress.stage().bake()))) {
            return;
        }
        List<String> stage = progress.ofStage(Progress.ROLLED);
        if (judged.containsAll(stage)) {
            boolean isMore = progress.nextStage();
            enter(isMore ? Phase.ROLLING : Phase.SUCCEEDED, "");
        } else {
            stage.stream()
                    .filter(name -> !judged.contains(name))
                    .filter(this::mayLook)
                    .forEach(name -> judge(name, () -> judged.add(name)));
        }
    }

    private boolean mayLook(String name) {
        Instant now = options.clock.get();
        boolean isTime = !now.isBefore(lookAgain.getOrDefault(name, Instant.MIN));
        if (isTime) {
            lookAgain.put(name, now.plus(LOOK_AGAIN));
        }
        return isTime;
    }

    /** Nothing is taken for well that was not looked at. */
    private void judge(String name, Runnable isWell) {
        RolloutTarget target = members.get(name);
        target.execute(() -> {
            try {
                judged(name, target.verdict(), isWell);
            } catch (UnavailableException | SourceException e) {
                note(name + " cannot be looked at: " + e.getMessage());
            }
        });
    }

    private synchronized void note(String what) {
        if (!progress.phase().isOver()) {
            progress.note(what);
            journal.tell(progress);
        }
    }

    private synchronized void judged(String name, Optional<String> wrong, Runnable isWell) {
        boolean counts = progress.has(name)
                && progress.member(name).progress() == Progress.ROLLED
                && (progress.phase() == Phase.BAKING || progress.phase() == Phase.ROLLING);
        if (counts) {
            wrong.ifPresentOrElse(what -> progress.set(name, Progress.FAILED, what), isWell);
            step();
        }
    }

    private void rollBack() {
        if (!progress.all(Progress.ROLLING).isEmpty()) {
            return;
        }
        List<String> tried = progress.all(Progress.ROLLED);
        List<String> failed = progress.all(Progress.FAILED);
        if (tried.isEmpty() && failed.stream().allMatch(judged::contains)) {
            enter(Phase.ROLLED_BACK, journal.told().why());
            return;
        }
        failed.stream().filter(judged::add).forEach(this::rollBack);
        tried.forEach(this::rollBack);
    }

    private void rollBack(String name) {
        String before = progress.member(name).before();
        progress.set(name, Progress.ROLLING, progress.member(name).why());
        journal.save(progress);
        RolloutTarget target = members.get(name);
        target.execute(() -> rolledBack(
                name,
                before.isEmpty()
                        ? Optional.of("had no revision before")
                        : RolloutMembers.tried(() -> target.roll(before))));
    }

    private synchronized void rolledBack(String name, Optional<String> wrong) {
        if (!progress.has(name)) {
            return;
        }
        if (!members.get(name).isHere()) {
            progress.set(name, Progress.ROLLED, progress.member(name).why());
            return;
        }
        judged.add(name);
        progress.set(
                name,
                wrong.isPresent() ? Progress.FAILED : Progress.ROLLED_BACK,
                wrong.map(what -> "could not be rolled back: " + what)
                        .orElse(progress.member(name).why()));
        journal.keep(progress);
        step();
    }

    private void enter(Phase next, String why) {
        progress.enter(next, why);
        if (next == Phase.ROLLING_BACK) {
            judged.clear();
        }
        journal.keep(progress);
        if (next.isOver()) {
            end();
        }
    }

    private void end() {
        if (looking != null) {
            looking.cancel(false);
        }
        notifyAll();
    }

    @Override
    public RolloutState state() {
        return journal.told();
    }

    @Override
    public synchronized void pause() {
        Phase phase = progress.phase();
        if (phase == Phase.ROLLING || phase == Phase.BAKING) {
            paused = phase;
            enter(Phase.PAUSED, "paused");
        }
    }

    @Override
    public synchronized void resume() {
        if (progress.phase() == Phase.PAUSED) {
            baking = options.clock.get();
            judged.clear();
            enter(paused, "");
        }
    }

    @Override
    public synchronized void abort() {
        if (!progress.phase().isOver()) {
            enter(Phase.ABORTED, "aborted");
        }
    }

    @Override
    public void follow() {
        if (!state().phase().isOver()) {
            throw new IllegalStateException("found " + state() + "; expected it to be over. Abort it first");
        }
        members.follow();
    }

    @Override
    public synchronized RolloutState await(Duration atMost) throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        while (!progress.phase().isOver()) {
            long left = until - System.nanoTime();
            if (left <= 0) {
                break;
            }
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, 1_000_000));
        }
        return journal.told();
    }
}
