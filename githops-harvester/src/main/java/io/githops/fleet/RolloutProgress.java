package io.githops.fleet;

import io.githops.fleet.RolloutState.Member;
import io.githops.fleet.RolloutState.Phase;
import io.githops.fleet.RolloutState.Progress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** How far a rollout is, while it moves. Not thread-safe. */
final class RolloutProgress {
    private final String name;
    private final String revision;
    private final List<RolloutStage> stages;
    private final Map<String, Member> members = new LinkedHashMap<>();
    private Phase phase = Phase.NEW;
    private int stage;
    private String why = "";

    RolloutProgress(String name, String revision, List<RolloutStage> stages, List<RolloutTarget> targets) {
        this.name = name;
        this.revision = revision;
        this.stages = stages;
        for (RolloutStage each : stages) {
            List<RolloutTarget> selected = targets.stream()
                    .filter(target -> !members.containsKey(target.name()))
                    .filter(target -> each.has(target.name(), target.labels()))
                    .toList();
            if (selected.isEmpty()) {
                throw new IllegalArgumentException("rollout " + name + ": stage " + each.name()
                        + " selects no member that is in no stage before; expected one or more. Correct its labels or"
                        + " names");
            }
            selected.forEach(target -> add(each.name(), target));
        }
        targets.stream().filter(target -> !members.containsKey(target.name())).forEach(target -> add("", target));
    }

    private void add(String of, RolloutTarget target) {
        members.put(
                target.name(),
                new Member(of, Progress.WAITING, target.revision().orElse(""), ""));
    }

    /** Goes on where this or another replica was; what it was about to do is done again. */
    void goOnFrom(RolloutState kept) {
        boolean isBack = kept.phase() == Phase.ROLLING_BACK;
        kept.members()
                .forEach((member, was) -> members.computeIfPresent(
                        member,
                        (same, now) -> new Member(
                                now.stage(),
                                kept.phase().isOver() ? was.progress() : again(was.progress(), isBack),
                                was.before().isEmpty() ? now.before() : was.before(),
                                was.why())));
        phase = kept.phase() == Phase.BAKING ? Phase.ROLLING : kept.phase();
        why = phase == Phase.ROLLING ? "" : kept.why();
        stage = 0;
        while (!stage().name().equals(kept.stage()) && ofStage(Progress.WAITING).isEmpty() && nextStage()) {
            // Stages that were through are not gone through again.
        }
    }

    private static Progress again(Progress was, boolean isBack) {
        return switch (was) {
            case WAITING, ROLLED, ROLLED_BACK -> was;
            case ROLLING -> isBack ? Progress.ROLLED : Progress.WAITING;
            case FAILED -> isBack ? Progress.FAILED : Progress.WAITING;
        };
    }

    /** The revision that a member belongs at now; empty when it had none before. */
    String place(String member) {
        boolean isBack = phase == Phase.ROLLING_BACK || phase == Phase.ROLLED_BACK;
        Member at = members.get(member);
        boolean isAhead = at.progress() == Progress.ROLLED || at.progress() == Progress.FAILED;
        return isAhead && !isBack ? revision : at.before();
    }

    /** Forgets a member that the fleet has no more. */
    void remove(String member) {
        members.remove(member);
    }

    /** Notes what a member was at before anything is done to it. */
    void before(String member, String revision) {
        members.computeIfPresent(member, (same, was) -> new Member(was.stage(), was.progress(), revision, was.why()));
    }

    RolloutStage stage() {
        return stages.get(stage);
    }

    /** @return false when there is no further stage */
    boolean nextStage() {
        if (stage + 1 == stages.size()) {
            return false;
        }
        stage++;
        return true;
    }

    Phase phase() {
        return phase;
    }

    void enter(Phase next, String reason) {
        phase = next;
        why = reason;
    }

    void note(String reason) {
        why = reason;
    }

    boolean has(String member) {
        return members.containsKey(member);
    }

    Member member(String member) {
        return members.get(member);
    }

    void set(String member, Progress progress, String reason) {
        members.computeIfPresent(member, (same, was) -> was.with(progress, reason));
    }

    /** Those of the stage it is at, in order. */
    List<String> ofStage(Progress progress) {
        String of = stage().name();
        return names(member -> member.stage().equals(of) && member.progress() == progress);
    }

    List<String> all(Progress progress) {
        return names(member -> member.progress() == progress);
    }

    Optional<Map.Entry<String, Member>> firstFailed() {
        return members.entrySet().stream()
                .filter(entry -> entry.getValue().progress() == Progress.FAILED)
                .findFirst();
    }

    private List<String> names(Predicate<Member> condition) {
        return members.entrySet().stream()
                .filter(entry -> condition.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    RolloutState state() {
        return new RolloutState(name, revision, phase, phase == Phase.NEW ? "" : stage().name(), members, why);
    }
}
