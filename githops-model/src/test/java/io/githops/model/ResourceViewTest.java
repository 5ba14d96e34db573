package io.githops.model;

import static io.githops.model.Fixtures.resource;
import static io.githops.model.Fixtures.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.githops.tree.Bool;
import io.githops.tree.FieldPath;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResourceViewTest {
    private static final ResourceKind<Claim> CLAIM = ResourceKind.builder(
                    "devices.harvesterhci.io/v1beta1", "PCIDeviceClaim", Claim.class)
            .clusterScoped()
            .build();

    private static final Resource RESOURCE = resource("""
            apiVersion: devices.harvesterhci.io/v1beta1
            kind: PCIDeviceClaim
            metadata: {name: node-1-0000-01-00-0}
            spec: {address: "0000:01:00.0", nodeName: node-1, userName: admin, disableResourcePooling: true}
            """);

    record Claim(Spec spec) {
        record Spec(String address, String nodeName, String userName) {
            Spec ofUser(String name) {
                return new Spec(address, nodeName, name);
            }
        }
    }

    @Test
    void viewsACustomKindAsARecord() {
        assertThat(RESOURCE.as(CLAIM).spec()).isEqualTo(new Claim.Spec("0000:01:00.0", "node-1", "admin"));
    }

    @Test
    void writesBackOnlyWhatTheEditChanged() {
        Resource edited = RESOURCE.with(CLAIM, claim -> new Claim(claim.spec().ofUser("carol")));

        assertThat(edited.tree()).isEqualTo(tree("""
                        apiVersion: devices.harvesterhci.io/v1beta1
                        kind: PCIDeviceClaim
                        metadata: {name: node-1-0000-01-00-0}
                        spec: {address: "0000:01:00.0", nodeName: node-1, userName: carol, disableResourcePooling: true}
                        """));
    }

    @Test
    void staysTheSameWhenTheEditGivesAnEqualView() {
        assertThat(RESOURCE.with(CLAIM, claim -> new Claim(claim.spec().ofUser("admin"))))
                .isSameAs(RESOURCE);
    }

    @Test
    void keepsPositions() {
        var position = new Position("claim.yaml", 4, 1);
        Resource placed = Resource.of(RESOURCE.tree(), path -> Optional.of(position));

        Resource edited = placed.with(CLAIM, claim -> new Claim(claim.spec().ofUser("carol")));

        assertThat(edited.position(FieldPath.root())).contains(position);
    }

    @Test
    void viewsAnotherVersionOfTheKind() {
        Resource newer = Resource.of(RESOURCE.tree().with("apiVersion", new Text("devices.harvesterhci.io/v1")));

        assertThat(newer.as(CLAIM).spec().userName()).isEqualTo("admin");
    }

    @Test
    void refusesAResourceOfAnotherKind() {
        Resource other = resource("{apiVersion: v1, kind: Secret, metadata: {name: a, namespace: b}}");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> other.as(CLAIM))
                .withMessage("Secret b/a cannot be viewed as PCIDeviceClaim (devices.harvesterhci.io/v1beta1)");
        assertThatIllegalArgumentException().isThrownBy(() -> other.with(CLAIM, claim -> claim));
    }

    @Test
    void viewsAsTheTreeWhereTheKindHasNoTypeOfItsOwn() {
        ResourceKind<Mapping> kind = CLAIM.withView(Mapping.class);

        assertThat(RESOURCE.as(kind)).isSameAs(RESOURCE.tree());
        assertThat(RESOURCE.with(kind, tree -> tree.with("paused", Bool.TRUE))
                        .tree()
                        .get("paused"))
                .isEqualTo(Bool.TRUE);
        assertThat(kind.resource(RESOURCE.tree())).isEqualTo(RESOURCE);
    }

    @Test
    void viewsAsTheResourceItself() {
        ResourceKind<Resource> kind = CLAIM.withView(Resource.class);

        assertThat(RESOURCE.as(kind)).isSameAs(RESOURCE);
        assertThat(RESOURCE.with(kind, resource -> resource)).isSameAs(RESOURCE);
        assertThat(kind.resource(RESOURCE)).isSameAs(RESOURCE);
    }

    @Test
    void makesAResourceOfAView() {
        record Named(Mapping metadata, Map<String, String> data, Optional<String> note) {}
        var kind = ResourceKind.builder("v1", "ConfigMap", Named.class).build();

        Resource made = kind.resource(new Named(tree("{name: a, namespace: b}"), Map.of(), Optional.empty()));

        assertThat(Json.text(made.tree()))
                .isEqualTo("{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\","
                        + "\"metadata\":{\"name\":\"a\",\"namespace\":\"b\"}}");
    }

    @Test
    void makesNoResourceWithoutAName() {
        assertThatExceptionOfType(ManifestException.class)
                .isThrownBy(() -> CLAIM.resource(RESOURCE.as(CLAIM)))
                .withMessageContaining("metadata.name");
    }

    @Test
    void makesNoResourceOfAViewThatIsNoMapping() {
        var kind = ResourceKind.builder("v1", "ConfigMap", String.class).build();

        assertThatIllegalArgumentException().isThrownBy(() -> kind.resource("text"));
    }
}
