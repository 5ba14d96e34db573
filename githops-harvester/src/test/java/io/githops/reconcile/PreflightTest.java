package io.githops.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.githops.cluster.ApplyOptions;
import io.githops.diff.ApprovedPlan;
import io.githops.harvester.embedded.AccessRule;
import io.githops.harvester.embedded.EmbeddedHarvester;
import io.githops.harvester.embedded.EmbeddedUser;
import io.githops.model.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PreflightTest {
    private static final String TOKEN = "token-of-a-user";
    private static final AccessRule READ = AccessRule.of("*", "*", "get", "list", "watch");

    private final Scene scene = new Scene(EmbeddedHarvester.builder()
            .user(EmbeddedUser.of("limited", TOKEN)
                    .allowing(
                            READ,
                            AccessRule.of("", "configmaps", "create", "patch").inNamespaces("default"),
                            AccessRule.of("", "secrets", "patch").named("known")))
            .start());

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void reportsEverythingThatIsInTheWayAtOnceAndWritesNothing() {
        scene.cluster.apply(Scene.read(namespace("demo")).get(0), ApplyOptions.forced("somebody"));
        ApprovedPlan plan = plan(
                configMap("demo", "a"),
                configMap("demo", "b"),
                secret("login"),
                configMap("nowhere", "lost"),
                configMap("default", "fine"));
        long writes = scene.embedded.writes();

        PreflightException refused = catchThrowableOfType(
                PreflightException.class,
                () -> scene.executor(scene.as(TOKEN)).build().execute(plan));

        assertThat(refused.problems())
                .extracting(Problem::code)
                .containsExactlyInAnyOrder("GH3411", "GH3411", "GH3411", "GH3411", "GH3411", "GH3411", "GH3412");
        assertThat(refused)
                .hasMessageContaining(
                        "no right to create ConfigMap (v1) in namespace demo, for 2 objects, among" + " them a")
                .hasMessageContaining("no right to patch Secret (v1) in namespace default, for login")
                .hasMessageContaining("ConfigMap nowhere/lost: found that namespace nowhere does not exist")
                .hasMessageContaining("GH3402");
        assertThat(scene.embedded.writes()).isEqualTo(writes);
    }

    @Test
    void asksForEachRightOnce() {
        ApprovedPlan plan = plan(configMap("default", "a"), configMap("default", "b"), configMap("default", "c"));

        scene.executor(scene.as(TOKEN)).withoutInventory().build().execute(plan);

        assertThat(scene.embedded.requests())
                .filteredOn(request -> request.path().contains("selfsubjectaccessreviews"))
                .hasSize(2);
    }

    @Test
    void knowsNamespacesThatThePlanItselfCreates() {
        ApprovedPlan plan = plan(namespace("fresh"), configMap("fresh", "inside"));

        assertThat(scene.executor()
                        .preflight(Preflight.ALL)
                        .build()
                        .execute(plan)
                        .succeeded())
                .isTrue();
    }

    @Test
    void reportsEveryUpdateThatTheServerWouldRefuse() {
        scene.desire(String.join(
                        "---\n", configMap("default", "a"), configMap("default", "b"), configMap("default", "c")))
                .reconciler()
                .sync();
        ApprovedPlan plan = plan(
                configMap("default", "a").replace("blue", "red"),
                configMap("default", "b").replace("blue", "red"),
                configMap("default", "c").replace("blue", "red"));
        scene.embedded
                .faults()
                .on(request ->
                        request.path().contains("dryRun=All") && !request.name().equals("c"))
                .answer(422);
        long writes = scene.embedded.writes();

        PreflightException refused = catchThrowableOfType(
                PreflightException.class, () -> scene.executor().build().execute(plan));

        assertThat(refused.problems()).hasSize(2).allSatisfy(problem -> {
            assertThat(problem.code()).isEqualTo("GH3413");
            assertThat(problem.message()).contains("refused by a dry run");
        });
        assertThat(scene.embedded.writes()).isEqualTo(writes);
    }

    @Test
    void checksCreationsWhenAskedTo() {
        ApprovedPlan plan = plan(configMap("default", "a"));
        scene.embedded
                .faults()
                .on(request -> request.path().contains("dryRun=All"))
                .answer(422);

        assertThatThrownBy(
                        () -> scene.executor().preflight(Preflight.ALL).build().execute(plan))
                .isInstanceOf(PreflightException.class);
        assertThat(scene.executor().build().execute(plan).succeeded()).isTrue();
    }

    @Test
    void checksNothingWhenSwitchedOff() {
        ApprovedPlan plan = plan(configMap("nowhere", "lost"));

        SyncResult result = scene.executor().preflight(Preflight.OFF).build().execute(plan);

        assertThat(result.outcomes()).singleElement().isInstanceOf(Outcome.Failed.class);
    }

    private ApprovedPlan plan(String... documents) {
        return scene.desire(String.join("---\n", documents)).reconciler().plan().approveUnguarded();
    }

    private static String configMap(String namespace, String name) {
        return "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: " + name + ", namespace: " + namespace
                + "}\ndata: {colour: blue}\n";
    }

    private static String namespace(String name) {
        return "apiVersion: v1\nkind: Namespace\nmetadata: {name: " + name + "}\n";
    }

    private static String secret(String name) {
        return "apiVersion: v1\nkind: Secret\nmetadata: {name: " + name
                + ", namespace: default}\nstringData: {password: first-of-all}\n";
    }
}
