package io.githops.fleet;

import io.githops.tree.Json;
import io.githops.tree.MalformedJsonException;
import io.githops.tree.Mapping;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A rollout's progress as JSON. */
final class RolloutText {
    private RolloutText() {}

    static String write(RolloutState state) {
        var members = Mapping.builder();
        state.members()
                .forEach((name, member) -> members.put(
                        name,
                        Mapping.builder()
                                .put("stage", member.stage())
                                .put("progress", member.progress().name())
                                .put("before", member.before())
                                .put("why", member.why())
                                .build()));
        return Json.indented(Mapping.builder()
                .put("name", state.name())
                .put("revision", state.revision())
                .put("phase", state.phase().name())
                .put("stage", state.stage())
                .put("why", state.why())
                .put("members", members.build())
                .build());
    }

    /** Empty when the text is none that {@link #write} made. */
    static Optional<RolloutState> read(String text) {
        try {
            if (!(Json.parse(text) instanceof Mapping state)) {
                return Optional.empty();
            }
            Map<String, RolloutState.Member> members = new LinkedHashMap<>();
            state.mapping("members").forEach((name, tree) -> {
                if (tree instanceof Mapping member) {
                    members.put(
                            name,
                            new RolloutState.Member(
                                    word(member, "stage"),
                                    RolloutState.Progress.valueOf(
                                            word(member, "progress").toUpperCase(Locale.ROOT)),
                                    word(member, "before"),
                                    word(member, "why")));
                }
            });
            return Optional.of(new RolloutState(
                    word(state, "name"),
                    word(state, "revision"),
                    RolloutState.Phase.valueOf(word(state, "phase").toUpperCase(Locale.ROOT)),
                    word(state, "stage"),
                    members,
                    word(state, "why")));
        } catch (MalformedJsonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String word(Mapping mapping, String field) {
        return mapping.text(field).orElse("");
    }
}
