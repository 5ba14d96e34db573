package io.githops.harvester;

import static io.githops.harvester.Samples.VIRTUAL_MACHINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.githops.cluster.InvalidAnswerException;
import io.githops.cluster.ServedKind;
import io.githops.cluster.UnavailableException;
import io.githops.cluster.UnservedKindException;
import io.githops.harvester.Transport.Answer;
import io.githops.harvester.Transport.Request;
import io.githops.model.GroupVersionKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoveryTest {
    private static final String CORE =
            "{\"resources\": [{\"name\": \"namespaces\", \"kind\": \"Namespace\", \"namespaced\": false}]}";
    private static final String KUBEVIRT = """
            {"resources": [
              {"name": "virtualmachines/status", "kind": "VirtualMachine", "namespaced": true},
              {"name": "virtualmachines", "kind": "VirtualMachine", "namespaced": true}]}""";

    private final Map<String, String> versions =
            new HashMap<>(Map.of("/api/v1", CORE, "/apis/kubevirt.io/v1", KUBEVIRT));
    private final List<String> paths = new ArrayList<>();
    private final Harvester harvester = new HttpHarvester(new Versions(), new Backoff(pause -> {}, () -> 1));

    @Test
    void findsHowAKindIsServed() {
        assertThat(harvester.served(VIRTUAL_MACHINE))
                .contains(new ServedKind(VIRTUAL_MACHINE, "virtualmachines", true));
    }

    @Test
    void asksOnceForKindsOfOneVersion() {
        harvester.served(VIRTUAL_MACHINE);
        harvester.served(VIRTUAL_MACHINE);

        assertThat(paths).containsExactly("/apis/kubevirt.io/v1");
    }

    @Test
    void findsAKindThatWasInstalledSince() {
        var plan = GroupVersionKind.of("kubevirt.io/v1", "NewKind");
        assertThat(harvester.served(plan)).isEmpty();

        versions.put(
                "/apis/kubevirt.io/v1",
                "{\"resources\": [{\"name\": \"newkinds\", \"kind\": \"NewKind\", \"namespaced\": false}]}");

        assertThat(harvester.served(plan)).contains(new ServedKind(plan, "newkinds", false));
    }

    @Test
    void aVersionThatIsUnknownIsNotServed() {
        assertThat(harvester.served(GroupVersionKind.of("example.io/v1", "Thing")))
                .isEmpty();
    }

    @Test
    void listingAnUnservedKindSaysWhatToDo() {
        assertThatExceptionOfType(UnservedKindException.class)
                .isThrownBy(() -> harvester.list(GroupVersionKind.of("example.io/v1", "Thing"), ""))
                .withMessage("https://lab.example: does not serve Thing (example.io/v1); install what brings this kind,"
                        + " or use a version of it that the cluster serves (GH3005)");
    }

    @Test
    void aServerWithoutCoreKindsIsNoCluster() {
        versions.clear();

        assertThatExceptionOfType(InvalidAnswerException.class)
                .isThrownBy(() -> harvester.served(VIRTUAL_MACHINE))
                .withMessageContaining("there is no Kubernetes API; check that the server URL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../v1", "a/../b", "v1%2f..", "apps/", ""})
    void aVersionThatIsNoneIsNotServedAndNotAskedFor(String apiVersion) {
        assertThat(harvester.served(GroupVersionKind.of(apiVersion, "Thing"))).isEmpty();
        assertThat(paths).isEmpty();
    }

    @Test
    void aVersionWhoseServerIsDownIsNotTakenAsUnserved() {
        versions.put("/apis/metrics.k8s.io/v1", null);

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> harvester.served(GroupVersionKind.of("metrics.k8s.io/v1", "NodeMetrics")));
    }

    @Test
    void forgetsAVersionThatIsServedNoMore() {
        harvester.served(VIRTUAL_MACHINE);
        versions.remove("/apis/kubevirt.io/v1");

        assertThatExceptionOfType(UnservedKindException.class)
                .isThrownBy(() -> harvester.list(VIRTUAL_MACHINE, "default"));
        assertThat(harvester.served(VIRTUAL_MACHINE)).isEmpty();
    }

    /** Serves lists of kinds; one that is null is of a server that is down. */
    private final class Versions implements Transport {
        @Override
        public Answer exchange(Request request) {
            paths.add(request.path());
            if (!versions.containsKey(request.path())) {
                return Answers.text(404, "404 page not found\n");
            }
            String kinds = versions.get(request.path());
            return kinds == null ? Answers.text(503, "service unavailable\n") : Answers.json(200, kinds);
        }

        @Override
        public String location() {
            return "https://lab.example";
        }
    }
}
