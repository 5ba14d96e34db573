package io.githops.harvester.live;

import static io.githops.harvester.live.FakeServer.CONFIG_MAP;
import static io.githops.harvester.live.FakeServer.event;
import static io.githops.harvester.live.FakeServer.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.harvester.Eventually;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ListenerTest {
    private static final GroupVersionKind NAMESPACE = GroupVersionKind.of("v1", "Namespace");

    private final FakeServer server = new FakeServer().holding("1");
    private final Seen seen = new Seen();

    @AfterEach
    void endsAllThreads() throws InterruptedException {
        LiveThreads.assertNoneIsLeft();
    }

    @Test
    void aListenerThatThrowsIsToldOfTheRest() throws InterruptedException {
        Consumer<LiveChange> failing = change -> {
            seen.accept(change);
            if (Seen.words(change).contains("one")) {
                throw new IllegalStateException("no");
            }
            if (Seen.words(change).contains("two")) {
                throw new AssertionError("no");
            }
        };
        try (LiveView view = view(failing, 100)) {
            server.nextWatch()
                    .send(event("ADDED", object("one", "2")))
                    .send(event("ADDED", object("two", "3")))
                    .send(event("ADDED", object("three", "4")));

            assertThat(seen.next(3)).containsExactly("ADDED one@2", "ADDED two@3", "ADDED three@4");
            assertThat(view.snapshot().resources()).hasSize(3);
        }
    }

    @Test
    void aListenerThatBlocksDoesNotHoldUpTheView() throws InterruptedException {
        var isHeld = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        try (LiveView view = view(change -> hold(isHeld, release, change), 2)) {
            FakeStream stream = server.nextWatch();
            stream.send(event("ADDED", object("first", "2")));
            assertThat(isHeld.await(20, TimeUnit.SECONDS)).isTrue();
            for (int version = 3; version < 10; version++) {
                stream.send(event("ADDED", object("web-" + version, String.valueOf(version))));
            }
            Eventually.await("eight objects", () -> view.snapshot().resources().size() >= 8);

            release.countDown();
            assertThat(seen.next(2)).containsExactly("ADDED first@2", "RESYNCED ConfigMap");
            stream.send(event("ADDED", object("last", "10")));
            assertThat(seen.next(1)).containsExactly("ADDED last@10");
        }
    }

    private void hold(CountDownLatch isHeld, CountDownLatch release, LiveChange change) {
        isHeld.countDown();
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        seen.accept(change);
    }

    @Test
    void anOverflowOfOneKindLeavesTheOthersAlone() {
        var mailbox = new Mailbox(seen, 2);
        var live = Resource.of((Mapping) Json.parse(object("web", "1")));
        mailbox.accept(new LiveChange.Added(NAMESPACE, live));
        mailbox.accept(new LiveChange.Added(CONFIG_MAP, live));
        mailbox.accept(new LiveChange.Removed(CONFIG_MAP, live));
        mailbox.accept(new LiveChange.Added(CONFIG_MAP, live));
        var thread = new Thread(mailbox, "githops-live-test");
        thread.start();

        assertThat(told()).containsExactly("ADDED web@1", "RESYNCED ConfigMap");

        mailbox.close();
        thread.interrupt();
    }

    private List<String> told() {
        try {
            return seen.next(2);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aListenerSeesAtLeastTheChangeItIsToldInASnapshot() throws InterruptedException {
        var found = new CountDownLatch(1);
        try (LiveView view = view(seen, 100)) {
            view.onChange(change -> {
                if (view.snapshot()
                        .find(new ResourceId("", "ConfigMap", "default", "web"))
                        .isPresent()) {
                    found.countDown();
                }
            });
            server.nextWatch().send(event("ADDED", object("web", "2")));

            assertThat(found.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aListenerThatIsClosedIsToldNothingMore() throws InterruptedException {
        try (LiveView view = view(seen, 100)) {
            var gone = new Seen();
            LiveView.Listening listening = view.onChange(gone);
            FakeStream stream = server.nextWatch();
            stream.send(event("ADDED", object("web", "2")));
            assertThat(gone.next(1)).containsExactly("ADDED web@2");

            listening.close();
            stream.send(event("ADDED", object("db", "3")));
            seen.next(2);

            assertThat(gone.all()).isEmpty();
        }
    }

    private LiveView view(Consumer<LiveChange> listener, int capacity) {
        return LiveView.of(server.harvester())
                .kinds(CONFIG_MAP)
                .listenerCapacity(capacity)
                .onChange(listener)
                .open();
    }
}
