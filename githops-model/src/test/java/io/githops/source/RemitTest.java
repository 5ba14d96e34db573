package io.githops.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.githops.model.GroupVersionKind;
import io.githops.model.ManifestException;
import io.githops.model.Problem;
import org.junit.jupiter.api.Test;

class RemitTest {
    private static final GroupVersionKind NAMESPACE = GroupVersionKind.of("v1", "Namespace");
    private static final GroupVersionKind CONFIG_MAP = GroupVersionKind.of("v1", "ConfigMap");
    private static final GroupVersionKind WIDGET = GroupVersionKind.of("example.org/v1", "Widget");

    private final ScriptedSource source = new ScriptedSource();

    private void refuses(Remit remit, String manifest, String found) {
        source.commit(manifest, manifest);
        Source restricted = Source.restricted(source, remit);

        ManifestException refused = catchThrowableOfType(ManifestException.class, restricted::fetch);

        assertThat(refused.code()).isEqualTo("GH2072");
        assertThat(refused).hasMessageContaining("found " + found + "; expected what this source may hold");
        assertThat(refused.problems()).extracting(Problem::position).doesNotContainNull();
        assertThat(refused.revision()).contains(manifest);
    }

    private void passes(Remit remit, String manifest) {
        source.commit(manifest, manifest);
        Source restricted = Source.restricted(source, remit);

        assertThat(restricted.fetch()).isSameAs(source.fetch());
        assertThat(restricted.fetch()).isSameAs(source.fetch());
    }

    private static String object(String apiVersion, String kind, String namespace, String name) {
        String place = namespace.isEmpty() ? "" : ", namespace: " + namespace;
        return "apiVersion: " + apiVersion + "\nkind: " + kind + "\nmetadata: {name: " + name + place + "}\n";
    }

    @Test
    void everythingBelongsUntilSomethingIsNamed() {
        Remit all = Remit.builder().build();

        passes(all, object("v1", "ConfigMap", "shop", "a"));
        passes(all, object("v1", "Namespace", "", "shop"));
        passes(all, object("example.org/v1", "Widget", "", "a"));
    }

    @Test
    void nothingOutsideTheNamespacesBelongs() {
        Remit shop = Remit.builder().namespaces("shop", "shop-test").build();

        passes(shop, object("v1", "ConfigMap", "shop-test", "a"));
        refuses(shop, object("v1", "ConfigMap", "prod", "a"), "a namespace other than shop, shop-test");
        refuses(shop, object("v1", "ConfigMap", "", "a"), "a namespace other than shop, shop-test");
        refuses(shop, object("v1", "Namespace", "", "shop"), "a kind not known to live in a namespace");
    }

    @Test
    void aKindThatNobodyKnowsBelongsToNoNamespaceUnlessItIsNamed() {
        String widget = object("example.org/v1", "Widget", "shop", "a");

        refuses(Remit.builder().namespaces("shop").build(), widget, "a kind not known to live in a namespace");
        passes(Remit.builder().namespaces("shop").kinds(WIDGET).build(), widget);
    }

    @Test
    void aNamespaceWrittenOnAClusterScopedResourceOpensNoDoor() {
        Remit shop = Remit.builder().namespaces("shop").build();

        refuses(shop, object("v1", "Namespace", "shop", "prod"), "a kind not known to live in a namespace");
    }

    @Test
    void onlyTheKindsThatAreNamedBelong() {
        Remit configMaps = Remit.builder().kinds(CONFIG_MAP).build();

        passes(configMaps, object("v1", "ConfigMap", "shop", "a"));
        refuses(configMaps, object("v1", "Secret", "shop", "a"), "a kind other than ConfigMap");
    }

    @Test
    void clusterScopedKindsBelongWhenTheyAreNamed() {
        Remit shop = Remit.builder()
                .namespaces("shop")
                .kinds(CONFIG_MAP)
                .clusterScoped(NAMESPACE, WIDGET)
                .build();

        passes(shop, object("v1", "Namespace", "", "shop"));
        passes(shop, object("example.org/v1", "Widget", "", "a"));
        refuses(shop, object("v1", "Namespace", "", "prod"), "another namespace than shop");
        refuses(shop, object("example.org/v1", "Widget", "shop", "a"), "a kind other than ConfigMap");
    }

    @Test
    void everyResourceThatDoesNotBelongIsNamed() {
        source.commit("bad", object("v1", "ConfigMap", "prod", "a"), object("v1", "Secret", "prod", "b"));
        Source restricted =
                Source.restricted(source, Remit.builder().namespaces("shop").build());

        ManifestException refused = catchThrowableOfType(ManifestException.class, restricted::fetch);

        assertThat(refused.problems()).hasSize(2);
        assertThat(refused.problems().get(0).toString())
                .isEqualTo(
                        "0.yaml:3:21: ConfigMap prod/a: found a namespace other than shop; expected what this source may"
                                + " hold. Move it to a source that may, or widen the remit (GH2072)");
    }
}
