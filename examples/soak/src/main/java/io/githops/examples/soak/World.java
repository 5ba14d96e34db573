package io.githops.examples.soak;

import io.githops.audit.AuditPolicy;
import io.githops.audit.AuditSink;
import io.githops.audit.AuditTrail;
import io.githops.audit.AuditVerdict;
import io.githops.audit.AuditVerifier;
import io.githops.diff.Prune;
import io.githops.harvester.Harvester;
import io.githops.harvester.embedded.EmbeddedHarvester;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import io.githops.reconcile.Reconciler;
import io.githops.reconcile.ReconcilerState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A cluster, what it is to be, and the program that sees to that; with what must hold whatever happens. */
final class World implements AutoCloseable {
    static final GroupVersionKind SETTING = GroupVersionKind.of("v1", "ConfigMap");
    static final GroupVersionKind VOLUME = GroupVersionKind.of("v1", "PersistentVolumeClaim");
    static final GroupVersionKind MACHINE = GroupVersionKind.of("kubevirt.io/v1", "VirtualMachine");
    /** How the names begin of what others make for themselves. */
    static final String FOREIGN = "foreign-";

    private static final String INVENTORY = "githops-inventory";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    final EmbeddedHarvester embedded = EmbeddedHarvester.builder().realTime().start();
    /** What people do behind the reconciler's back. */
    final Harvester people = Harvester.over(embedded.transport());

    final Desired desired = new Desired();
    private final Map<String, Resource> foreign = new TreeMap<>();
    private final Map<String, String> volumes = new TreeMap<>();
    private @Nullable Line line;
    private @Nullable Reconciler reconciler;
    private @Nullable AuditTrail trail;
    private final Path audit;

    /** @param audit an empty folder for the audit trail */
    World(Path audit) {
        this.audit = audit;
        begin();
    }

    private void begin() {
        line = new Line(embedded.transport());
        trail = AuditTrail.builder(AuditSink.folder(audit))
                .policy(AuditPolicy.FAIL_CLOSED)
                .build();
        reconciler = Reconciler.builder(desired, trail.around(Harvester.over(line)))
                .prune(Prune.OWNED)
                .interval(Duration.ofMillis(500))
                .healthTimeout(Duration.ofSeconds(20))
                .listener(trail)
                .build();
        reconciler.start();
    }

    /** The program dies in the midst of whatever it does, and another one begins. */
    void killProgram() {
        end();
        begin();
    }

    private void end() {
        if (line != null && reconciler != null && trail != null) {
            line.cut();
            reconciler.close();
            trail.close();
        }
    }

    /** Somebody else's object, which nobody else may touch from now on. */
    void putForeign(Resource stored) {
        foreign.put(stored.name(), stored);
    }

    Optional<Resource> live(GroupVersionKind kind, String name) {
        return people.get(kind, "default", name);
    }

    /**
     * Waits until the cluster is as desired, then looks at everything that must hold.
     *
     * @throws BrokenInvariantException when something does not
     */
    void check() throws IOException, InterruptedException {
        awaitDesired();
        foreign.forEach(this::requireUntouched);
        desired.volumes().forEach(this::requireSameVolume);
        AuditVerdict verdict = AuditVerifier.create().verify(audit);
        require(verdict.isValid(), "the audit trail: " + verdict);
    }

    private void requireUntouched(String name, Resource before) {
        Resource now = live(SETTING, name)
                .orElseThrow(() -> new BrokenInvariantException("somebody else's " + before + " was deleted"));
        require(now.uid().equals(before.uid()), "somebody else's " + before + " was made anew");
        require(
                now.metadata().sequence("managedFields").mappings().stream()
                        .noneMatch(entry ->
                                entry.text("manager").filter("githops"::equals).isPresent()),
                "somebody else's " + before + " was touched");
    }

    private void requireSameVolume(String name) {
        String uid = live(VOLUME, name).flatMap(Resource::uid).orElse("");
        String before = volumes.putIfAbsent(name, uid);
        require(before == null || before.equals(uid), "the data of volume " + name + " is lost");
    }

    private void awaitDesired() throws InterruptedException {
        long begun = System.nanoTime();
        Optional<String> difference = difference();
        while (difference.isPresent()) {
            require(
                    System.nanoTime() - begun < PATIENCE.toNanos(),
                    "after " + PATIENCE + " " + difference.get() + " is not as in "
                            + desired.fetch().revision() + ": " + state() + ", "
                            + state().lastFailure().map(Throwable::getMessage).orElse("no failure"));
            TimeUnit.MILLISECONDS.sleep(50);
            difference = difference();
        }
    }

    /** The first object that is not as desired. */
    private Optional<String> difference() {
        Map<String, String> settings = desired.settings();
        Stream<String> wrong = Stream.of(
                        named(settings, this::hasValue),
                        named(desired.machines(), this::hasMemory),
                        desired.volumes().stream()
                                .filter(volume -> live(VOLUME, volume).isEmpty()),
                        people.list(SETTING, "default").stream()
                                .filter(live -> !isKnown(live, settings))
                                .map(Resource::name))
                .flatMap(names -> names);
        return wrong.findFirst();
    }

    private static <V> Stream<String> named(Map<String, V> desired, BiPredicate<String, V> holds) {
        return desired.entrySet().stream()
                .filter(entry -> !holds.test(entry.getKey(), entry.getValue()))
                .map(Map.Entry::getKey);
    }

    private boolean isKnown(Resource live, Map<String, String> settings) {
        return settings.containsKey(live.name())
                || live.name().startsWith(FOREIGN)
                || live.name().startsWith(INVENTORY);
    }

    private boolean hasValue(String setting, String value) {
        return live(SETTING, setting)
                .flatMap(live -> live.tree().mapping("data").text("value"))
                .filter(value::equals)
                .isPresent();
    }

    private boolean hasMemory(String machine, int gibibytes) {
        return live(MACHINE, machine)
                .flatMap(live -> live.tree()
                        .mapping("spec")
                        .mapping("template")
                        .mapping("spec")
                        .mapping("domain")
                        .mapping("resources")
                        .mapping("limits")
                        .text("memory"))
                .filter((gibibytes + "Gi")::equals)
                .isPresent();
    }

    private ReconcilerState state() {
        return Objects.requireNonNull(reconciler).state();
    }

    static void require(boolean holds, String message) {
        if (!holds) {
            throw new BrokenInvariantException(message);
        }
    }

    @Override
    public void close() {
        end();
        embedded.close();
    }
}
