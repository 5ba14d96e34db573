package io.githops.harvester.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** The threads of views. */
final class LiveThreads {
    private LiveThreads() {}

    static void assertNoneIsLeft() throws InterruptedException {
        for (Thread thread : running()) {
            thread.join(20_000);
        }
        assertThat(running()).isEmpty();
    }

    static List<Thread> running() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("githops-live"))
                .toList();
    }
}
