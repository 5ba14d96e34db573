package io.githops.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.cluster.UnavailableException;
import io.githops.diff.Prune;
import io.githops.harvester.Transport;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The connection dies at each write of a sync in turn, before or after the server has stored it; the next sync goes on. */
class CrashTest {
    private static final String FIRST = yaml("a", "b", "c");
    private static final String SECOND = yaml("b", "c", "d");

    @Test
    void convergesAfterAnInterruptionAtAnyWriteAndDeletesNothingItShouldNot() {
        int interruptions = 0;
        for (Moment moment : Moment.values()) {
            for (int write = 1; interrupted(write, moment); write++) {
                interruptions++;
            }
        }
        assertThat(interruptions).isGreaterThanOrEqualTo(8);
    }

    private static boolean interrupted(int write, Moment moment) {
        try (var scene = new Scene()) {
            scene.desire(FIRST).reconciler(Prune.OWNED).sync();
            scene.cluster.create(resource("foreign"), "somebody");
            scene.desire(SECOND);
            var line = new BrittleLine(scene.embedded.transport(), write, moment);

            sync(scene.disturbed(any -> line, Prune.OWNED));
            SyncResult again = scene.reconciler(Prune.OWNED).sync();

            assertThat(again.succeeded()).isTrue();
            assertThat(scene.reconciler(Prune.OWNED).plan().isEmpty()).isTrue();
            assertThat(scene.configMap("default", "a")).isEmpty();
            assertThat(scene.configMap("default", "d")).isPresent();
            assertThat(scene.configMap("default", "foreign")).isPresent();
            return line.isBroken();
        }
    }

    private static void sync(Reconciler reconciler) {
        try {
            reconciler.sync();
        } catch (UnavailableException e) {
            assertThat(e).hasMessageContaining("line");
        }
    }

    private enum Moment {
        BEFORE_IT_IS_STORED,
        AFTER_IT_IS_STORED
    }

    /** Breaks at one write and stays broken. */
    private static final class BrittleLine implements Transport {
        private final Transport line;
        private final int last;
        private final Moment moment;
        private final AtomicInteger writes = new AtomicInteger();

        BrittleLine(Transport line, int last, Moment moment) {
            this.line = line;
            this.last = last;
            this.moment = moment;
        }

        @Override
        public Answer exchange(Request request) {
            boolean isWrite = !request.method().equals("GET");
            int write = isWrite ? writes.incrementAndGet() : writes.get();
            boolean breaksNow = isWrite && write == last;
            if (write > last || breaksNow && moment == Moment.BEFORE_IT_IS_STORED) {
                throw broken();
            }
            Answer answer = line.exchange(request);
            if (breaksNow) {
                throw broken();
            }
            return answer;
        }

        boolean isBroken() {
            return writes.get() >= last;
        }

        private UnavailableException broken() {
            return new UnavailableException(location() + ": the line is broken", null, null);
        }

        @Override
        public String location() {
            return line.location();
        }
    }

    private static String yaml(String... names) {
        return String.join(
                "---\n",
                java.util.Arrays.stream(names)
                        .map(name -> "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: " + name
                                + ", namespace: default}\ndata: {key: value}\n")
                        .toList());
    }

    private static io.githops.model.Resource resource(String name) {
        return io.githops.manifest.ManifestReader.of(io.githops.model.Kinds.harvester())
                .read(java.util.List.of(io.githops.manifest.ManifestFile.of("foreign.yaml", yaml(name))))
                .orThrow()
                .get(0);
    }
}
