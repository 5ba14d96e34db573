package io.githops.examples.cli;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Real manifests that cannot be used as they are. */
record KnownRefusal(String name, Trial.Result result, String reason) {

    static Map<String, KnownRefusal> all() {
        return RealManifests.resource("known-refusals.txt")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" \\| "))
                .map(parts -> new KnownRefusal(parts[0], Trial.Result.valueOf(parts[1]), parts[2]))
                .collect(Collectors.toMap(KnownRefusal::name, Function.identity()));
    }

    boolean explains(Trial trial) {
        return trial.result() == result && trial.reason().contains(reason);
    }
}
